import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatShortDate } from '../../shared/calendar-date.ts';
import type { Lesson } from '../../shared/lessons.ts';
import { useLanguage } from '../use-language.ts';

type Standing = Pick<Lesson, 'state' | 'nextCheck' | 'nextCheckOn' | 'isCheckDue'>;

/** What is known last of a lesson, and what is to be looked at next. */
export function LessonStanding({ lesson }: { lesson: Standing }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`lessonState.${lesson.state}`)}
      {lesson.nextCheck !== null && ' · '}
      <NextCheck lesson={lesson} />
    </>
  );
}

/** The check that comes next and its day, marked once it has come; nothing where both were made. */
export function NextCheck({ lesson }: { lesson: Standing }) {
  const text = useNextCheckText();
  return (
    <Text span inherit c={lesson.isCheckDue ? 'var(--doubt)' : undefined}>
      {text(lesson)}
    </Text>
  );
}

/** The same as plain text, for lists and paper. */
export function useNextCheckText(): (lesson: Standing) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ nextCheck, nextCheckOn, isCheckDue }) => {
    if (nextCheck === null || nextCheckOn === null) return '';
    const date = formatShortDate(nextCheckOn, language);
    return t(isCheckDue ? `lessons.due.${nextCheck}` : `lessons.next.${nextCheck}`, { date });
  };
}
