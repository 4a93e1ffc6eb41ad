import { Button, Menu, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconFiles, IconFileText, IconPrinter } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '../../shared/documents.ts';
import { meetingSheetExportSchema } from '../../shared/exports.ts';
import type { MeetingSheetExport } from '../../shared/exports.ts';

export interface PrintMenuProps {
  documents: readonly DocumentKind[];
  /** What else of a meeting: sheets of people and photos, and all at once. */
  hasSheets?: boolean;
  /** The record as it is kept, saved first where something was typed; null where it cannot be. */
  saved: () => Promise<{ id: string } | null>;
}

/** The papers that a record can be printed as, behind one button; Alt+C opens it. */
export function PrintMenu({ documents, hasSheets = false, saved }: PrintMenuProps) {
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
  async function open(go: (id: string) => Promise<void>) {
    const record = await saved();
    if (record !== null) await go(record.id);
  }
  const ignoreBlocker = true;
  const openDocument = (document: DocumentKind) =>
    open((id) => navigate({ to: '/documents/$document/$id', params: { document, id }, ignoreBlocker }));
  const openSheet = (sheet: MeetingSheetExport['sheet']) =>
    open((id) => navigate({ to: '/meetings/$id/sheets/$sheet', params: { id, sheet }, ignoreBlocker }));
  const openPack = () => open((id) => navigate({ to: '/packs', search: { meetings: [id] }, ignoreBlocker }));
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
          <Menu.Item
            key={document}
            leftSection={<IconFileText size={15} />}
            onClick={() => void openDocument(document)}
          >
            {t(`documents.kind.${document}`)}
          </Menu.Item>
        ))}
        {hasSheets && (
          <>
            {meetingSheetExportSchema.shape.sheet.options.map((sheet) => (
              <Menu.Item key={sheet} leftSection={<IconFileText size={15} />} onClick={() => void openSheet(sheet)}>
                {t(`sheetKind.${sheet}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<IconFiles size={15} />} onClick={() => void openPack()}>
              {t('packPage.open')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
