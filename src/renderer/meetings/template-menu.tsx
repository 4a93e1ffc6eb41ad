import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconPlus, IconSettings, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateRow } from '../../shared/meeting-templates.ts';
import { failureOf, fullFailureText, issueText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { useUnit } from '../shell/unit-context.tsx';

/**
 * "New meeting" with its patterns beside it: Alt+N a plain one, Alt+Shift+N the menu. Where it stands
 * twice on a page, one of the two has the keys.
 */
export function NewMeetingButton({ hasKeys = true }: { hasKeys?: boolean }) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const [isManaging, setIsManaging] = useState(false);
  const templates = useQuery(api.meetingTemplates.list.queryOptions({ input: { unitId: unit.id } }));
  const rows = templates.data ?? [];
  const create = (template?: string) =>
    void navigate({ to: '/meetings/$id', params: { id: 'new' }, search: { template } });
  useHotkeys(
    hasKeys
      ? [
          ['alt+N', () => create()],
          [
            'alt+shift+N',
            (event) => {
              // The menu closes on a key pressed outside it, and would take this one for such.
              event.stopPropagation();
              setIsOpen(true);
            },
          ],
        ]
      : [],
    [],
  );
  return (
    <>
      <Button.Group>
        <Tooltip label="Alt+N">
          <Button leftSection={<IconPlus size={15} />} onClick={() => create()}>
            {t('meetings.create')}
          </Button>
        </Tooltip>
        <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" width={340} shadow="md">
          <Tooltip label={t('meetingEntry.fromTemplateHint')}>
            <Menu.Target>
              <Button aria-label={t('meetingEntry.fromTemplate')} px={6} ml={1}>
                <IconChevronDown size={15} />
              </Button>
            </Menu.Target>
          </Tooltip>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconPlus size={15} />}
              rightSection={
                <Text size="xs" c="gray.7">
                  Alt+N
                </Text>
              }
              onClick={() => create()}
            >
              {t('meetings.create')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Label>{t('meetingEntry.fromTemplate')}</Menu.Label>
            {rows.length === 0 && (
              <Text size="xs" c="gray.7" px="sm" pb="xs">
                {t('meetingEntry.noTemplates')}
              </Text>
            )}
            <div style={{ maxHeight: 300, overflowY: 'auto' }}>
              {rows.map((row) => (
                <Menu.Item
                  key={row.id}
                  leftSection={<IconTemplate size={15} />}
                  rightSection={
                    row.participants > 0 && (
                      <Text size="xs" c="gray.7" className="figures">
                        {t('meetingEntry.people', { count: row.participants })}
                      </Text>
                    )
                  }
                  onClick={() => create(row.id)}
                >
                  <Text size="sm" truncate maw={210} title={row.name}>
                    {row.name}
                  </Text>
                </Menu.Item>
              ))}
            </div>
            {rows.length > 0 && (
              <>
                <Menu.Divider />
                <Menu.Item leftSection={<IconSettings size={15} />} onClick={() => setIsManaging(true)}>
                  {t('meetingEntry.manageTemplates')}
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <Modal
        opened={isManaging}
        onClose={() => setIsManaging(false)}
        size={520}
        title={t('meetingEntry.templates')}
        closeButtonProps={{ 'aria-label': t('ui.close') }}
      >
        <Stack gap="xs">
          {rows.map((row) => (
            <TemplateLine key={`${row.id}/${row.version}`} row={row} />
          ))}
          {rows.length === 0 && <Text size="sm">{t('meetingEntry.noTemplates')}</Text>}
        </Stack>
      </Modal>
    </>
  );
}

/** One pattern: its name, renamed with Enter, and its removal. */
function TemplateLine({ row }: { row: TemplateRow }) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const [name, setName] = useState(row.name);
  const [problem, setProblem] = useState<string | null>(null);

  async function attempt(action: () => Promise<unknown>) {
    setProblem(null);
    try {
      await action();
    } catch (error) {
      const failure = failureOf(error);
      const issue = failure.issues.find(({ path }) => path[0] === 'name');
      setProblem(issue ? issueText(t, issue) : fullFailureText(t, failure));
    }
    refreshLists(queryClient);
  }

  function rename() {
    if (name.trim() === row.name) return;
    void attempt(async () => {
      const { content, unitId, id } = await client.meetingTemplates.get({ id: row.id });
      await client.meetingTemplates.save({ id, version: row.version, unitId, content, name });
    });
  }

  async function remove() {
    const { id, unitId, name: kept, content } = await client.meetingTemplates.get({ id: row.id });
    await client.meetingTemplates.remove({ id, version: row.version });
    const notice = notifications.show({
      autoClose: 10_000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {t('meetingEntry.templateRemoved', { name: kept })}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(notice);
              void attempt(() => client.meetingTemplates.save({ unitId, name: kept, content }));
            }}
          >
            {t('ui.undo')}
          </Button>
        </Group>
      ),
    });
  }

  const removeLabel = t('meetingEntry.removeTemplate', { name: row.name });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}
    >
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          aria-label={t('meetingEntry.templateName')}
          value={name}
          maxLength={120}
          flex={1}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={name.trim() === row.name || name.trim() === ''}>
          {t('meetingEntry.rename')}
        </Button>
        <Tooltip label={removeLabel}>
          <ActionIcon aria-label={removeLabel} onClick={() => void attempt(remove)}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </form>
  );
}
