import { Button, Group, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Page } from '../../shell/page.tsx';
import { RecordList } from './record-list.tsx';
import type { RecordListProps } from './record-list.tsx';
import type { ListSchema } from './use-list.ts';

export interface ListPageProps<Row, Schema extends ListSchema> extends Omit<
  RecordListProps<Row, Schema>,
  'label' | 'empty'
> {
  title: string;
  /** Before the title: the way back. */
  before?: ReactNode;
  emptyText: string;
  /** Missing where records are not made by hand. */
  create?: { label: string; start: () => void };
  /** In place of a plain button, where a new record can begin in several ways; it sees to its own keys. */
  createButtons?: { onPage: ReactNode; onEmpty: ReactNode };
  /** Before the button that makes a record. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A page that is a list: its title, the button for a new record (Alt+N), the list. */
export function ListPage<Row, Schema extends ListSchema>(props: ListPageProps<Row, Schema>) {
  const { title, before, emptyText, create, createButtons, actions, children, ...list } = props;
  useHotkeys([['alt+N', () => create?.start()]], []);
  const button = create && (
    <Tooltip label="Alt+N">
      <Button leftSection={<IconPlus size={15} />} onClick={create.start}>
        {create.label}
      </Button>
    </Tooltip>
  );
  return (
    <Page
      title={title}
      before={before}
      isFilled
      actions={
        <Group gap="sm" wrap="nowrap">
          {actions}
          {createButtons?.onPage ?? button}
        </Group>
      }
    >
      <RecordList {...list} label={title} empty={{ text: emptyText, action: createButtons?.onEmpty ?? button }} />
      {children}
    </Page>
  );
}
