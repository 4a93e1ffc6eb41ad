import { Button, Group, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanKind, Renja, Renstra } from '../../shared/plans.ts';
import type { PageRecord } from '../components/record-page/record-body.tsx';
import { failureOf, fullFailureText } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { refreshLists } from '../host/refresh-lists.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { Standing } from './plan-list.tsx';

export interface PlanBarProps {
  kind: PlanKind;
  plan: Renja | Renstra;
  record: PageRecord;
}

/** Where a saved plan stands, and what is done with it as a whole. */
export function PlanBar({ kind, plan, record }: PlanBarProps) {
  const { t } = useTranslation();
  const { client } = useHost();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'approve' | 'compare' | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  /** What is typed is saved first; nothing is done where that fails. */
  async function run(work: () => Promise<unknown>) {
    setIsBusy(true);
    try {
      if (record.isDirty && (await record.save()) === null) return;
      await work();
    } catch (error) {
      notifications.show({ color: 'danger', message: fullFailureText(t, failureOf(error)) });
    } finally {
      setIsBusy(false);
    }
  }

  async function revise() {
    await client.plans.revise({ kind, id: plan.id, version: plan.version });
    refreshLists(queryClient);
    await record.reload();
  }

  async function copy() {
    const { id } = await client.plans.copy({ kind, id: plan.id });
    refreshLists(queryClient);
    notifications.show({ message: t('plans.copied'), autoClose: 2000 });
    const to = kind === 'renja' ? '/plans/renja/$id' : '/plans/renstra/$id';
    void navigate({ to, params: { id }, ignoreBlocker: true });
  }

  return (
    <Group gap="sm" mb="xs" justify="space-between">
      <Text size="sm" role="status">
        <Standing plan={plan} />
      </Text>
      <Group gap="xs">
        {plan.versions.length > 0 && (
          <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => setDialog('compare')}>
            {t('plans.compare')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void run(copy)}>
          {t(kind === 'renja' ? 'plans.copyRenja' : 'plans.copyRenstra')}
        </Button>
        {plan.status === 'draft' ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            onClick={() => void run(async () => setDialog('approve'))}
          >
            {t('plans.approve')}
          </Button>
        ) : (
          <Tooltip label={t('plans.reviseHint')}>
            <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void run(revise)}>
              {t('plans.revise')}
            </Button>
          </Tooltip>
        )}
      </Group>
      {dialog === 'approve' && (
        <ApproveDialog
          kind={kind}
          plan={plan}
          onClose={() => setDialog(null)}
          onApproved={() => {
            setDialog(null);
            void record.reload();
          }}
        />
      )}
      {dialog === 'compare' && <CompareDialog kind={kind} plan={plan} onClose={() => setDialog(null)} />}
    </Group>
  );
}
