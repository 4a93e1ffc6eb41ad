import { Anchor, Table } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Lesson } from '../../shared/lessons.ts';
import { formatShortDate } from '../../shared/calendar-date.ts';
import { useLanguage } from '../use-language.ts';
import classes from './lesson-table.module.css';
import { NextCheck } from './lesson-standing.tsx';

/** Lessons of a meeting (with their groups) or of a group (with their visits), each opened by its row. */
export function LessonTable({ lessons, of }: { lessons: readonly Lesson[]; of: 'meeting' | 'group' }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <Table withTableBorder highlightOnHover className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={of === 'meeting' ? 160 : 190}>
            {t(of === 'meeting' ? 'recordKind.group' : 'lessons.session')}
          </Table.Th>
          <Table.Th>{t('lessons.problem')}</Table.Th>
          <Table.Th>{t('lessons.lesson')}</Table.Th>
          <Table.Th>{t('lessons.plan')}</Table.Th>
          <Table.Th w={110}>{t('lessons.state')}</Table.Th>
          <Table.Th w={216}>{t('lessons.nextCheck')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lessons.map((lesson) => {
          const session = `${formatShortDate(lesson.sessionDate, language)} · ${lesson.sessionPlace}`;
          const first = of === 'meeting' ? lesson.groupName : session;
          return (
            <Table.Tr
              key={lesson.id}
              className={classes.row}
              onClick={() => void navigate({ to: '/lessons/$id', params: { id: lesson.id } })}
            >
              <Table.Td title={first}>{first}</Table.Td>
              <Table.Td title={lesson.problem}>{lesson.problem}</Table.Td>
              <Table.Td title={lesson.lesson}>
                <Anchor
                  component={Link}
                  to={`/lessons/${lesson.id}`}
                  size="sm"
                  onClick={(event) => event.stopPropagation()}
                >
                  {lesson.lesson}
                </Anchor>
              </Table.Td>
              <Table.Td title={lesson.plan}>{lesson.plan}</Table.Td>
              <Table.Td>{t(`lessonState.${lesson.state}`)}</Table.Td>
              <Table.Td>
                <NextCheck lesson={lesson} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
