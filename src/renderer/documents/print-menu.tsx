import { Button, Menu, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconFileText, IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '../../shared/documents.ts';

export interface PrintMenuProps {
  documents: readonly DocumentKind[];
  /** The record as it is kept, saved first where something was typed; null where it cannot be. */
  saved: () => Promise<{ id: string } | null>;
}

/** The papers that a record can be printed as, behind one button; Alt+C opens it. */
export function PrintMenu({ documents, saved }: PrintMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  useHotkeys(
    [
      [
        'alt+C',
        (event) => {
          // The menu closes on a key pressed outside it, and would take this one for such.
          event.stopPropagation();
          setIsOpen(true);
        },
      ],
    ],
    [],
    true,
  );

  /** A paper is made from what is saved, so unsaved work is saved first. */
  async function open(document: DocumentKind) {
    const record = await saved();
    if (record === null) return;
    void navigate({ to: '/documents/$document/$id', params: { document, id: record.id }, ignoreBlocker: true });
  }
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" shadow="md">
      <Tooltip label={t('documents.printHint')}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {t('documents.print')}
          </Button>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {documents.map((document) => (
          <Menu.Item key={document} leftSection={<IconFileText size={15} />} onClick={() => void open(document)}>
            {t(`documents.kind.${document}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
