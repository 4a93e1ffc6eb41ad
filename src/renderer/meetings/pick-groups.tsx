import { Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadError } from '../components/load-state.tsx';
import { PickList, usePickList } from '../components/pick-list.tsx';
import { useHost } from '../host/host-context.tsx';
import { useUnit } from '../shell/unit-context.tsx';

export interface PickGroupsProps {
  /** Groups of the meeting: first, and ticked. */
  groupIds: readonly string[];
  onAdd: (groupIds: string[]) => void;
  onClose: () => void;
}

/** The unit's groups, to invite the members of one or several: letters narrow, Space ticks, Enter adds. */
export function PickGroups({ groupIds, onAdd, onClose }: PickGroupsProps) {
  const { t } = useTranslation();
  const { api } = useHost();
  const unit = useUnit();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(groupIds));
  const groups = useQuery(api.groups.list.queryOptions({ input: { unitId: unit.id, limit: 5000, sort: 'name' } }));
  const rows = groups.data?.rows ?? [];
  const own = rows.filter(({ id }) => groupIds.includes(id));
  const others = rows.filter(({ id }) => !groupIds.includes(id));
  const list = usePickList(
    [...own, ...others].map((group) => ({
      key: group.id,
      text: group.name,
      detail: [group.shortName, group.areaName].filter(Boolean).join(' · '),
      aside: t('meetingEntry.members', { count: group.members }),
    })),
  );
  // Nothing ticked: the active one is meant, so that one group takes no Space.
  const wanted = ticked.size > 0 ? [...ticked] : list.active === null ? [] : [list.active.key];

  function tick(id: string) {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  }

  function add() {
    if (wanted.length === 0) return;
    onAdd(wanted);
    onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('meetingEntry.groupsTitle')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {groups.isError ? (
        <LoadError error={groups.error} onRetry={() => void groups.refetch()} />
      ) : (
        <PickList
          label={t('recordKind.group')}
          list={list}
          placeholder={t('meetingEntry.searchGroup')}
          emptyText={groups.isPending ? t('ui.loading') : t('meetingEntry.noGroups')}
          height={300}
          ticked={ticked}
          onTick={tick}
          onEnter={add}
        />
      )}
      <Group justify="space-between" mt="md" gap="sm">
        <Text size="xs" c="gray.7">
          {t('meetingEntry.groupsKeys')}
        </Text>
        <Group gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Tooltip label={t('meetingEntry.enter')}>
            <Button onClick={add} disabled={wanted.length === 0}>
              {t('meetingEntry.addMembersOf', { count: wanted.length })}
            </Button>
          </Tooltip>
        </Group>
      </Group>
    </Modal>
  );
}
