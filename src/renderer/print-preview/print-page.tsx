import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconArrowLeft, IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedFile, ExportInput, Paper } from '../../shared/exports.ts';
import { FailureBanner } from '../components/record-page/failure-banner.tsx';
import { printFile, saveFile } from '../host/deliver-file.ts';
import { failureOf } from '../host/failure.ts';
import type { Failure } from '../host/failure.ts';
import { useHost } from '../host/host-context.tsx';
import { useExport } from '../host/use-export.ts';
import { Page } from '../shell/page.tsx';
import { useLanguage } from '../use-language.ts';
import { PdfPreview } from './pdf-preview.tsx';
import { PrinterChoice } from './printer-choice.tsx';
import classes from './print-preview.module.css';

export interface PrintPageProps {
  title: string;
  onBack: () => void;
  /** What is printed; null while it is not known yet. */
  request: ExportInput | null;
  paper: Paper;
  /** What else went wrong on the page. */
  failure?: Failure | null | undefined;
  previewLabel: string;
  /** Done before a file leaves the program; what answers false keeps it. */
  beforeDelivery?: () => Promise<unknown>;
  /** The same to be handed over otherwise, with Ctrl+Shift+S. */
  otherFormat?: OtherFormat;
  /** What is chosen, left of the preview. */
  children: ReactNode;
  /** Room for fields that are filled in, and not only chosen. */
  isWide?: boolean;
  /** Whether something was typed that is not saved. */
  isMarked?: boolean;
  /** Left of the buttons. */
  mark?: ReactNode;
  /** What stands around choices and preview: the parts of a record's form. */
  renderAround?: (within: ReactNode) => ReactNode;
}

export interface OtherFormat {
  label: string;
  icon: ReactNode;
  isReady: boolean;
  save: () => Promise<unknown>;
}

type Delivery = 'print' | 'save';

/** What came of a request; no file where it failed or was cancelled. */
interface Made {
  request: string;
  file: ExportedFile | null;
}

/** Choices on the left, on the right the real PDF: what is seen is what is printed. */
export function PrintPage(props: PrintPageProps) {
  const {
    title,
    onBack,
    request,
    paper,
    previewLabel,
    beforeDelivery,
    otherFormat,
    renderAround = (within) => within,
  } = props;
  const { t } = useTranslation();
  const host = useHost();
  const language = useLanguage();
  const { state, run, cancel } = useExport();
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = request === null ? null : JSON.stringify(request);
  const [settled] = useDebouncedValue(wanted, 350);
  const [made, setMade] = useState<Made | null>(null);
  const [awaited, setAwaited] = useState<Delivery | null>(null);

  useEffect(() => {
    if (settled === null) return;
    let isCurrent = true;
    void run(JSON.parse(settled) as ExportInput) // written above from the same type
      .then((file) => isCurrent && setMade({ request: settled, file }));
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `run` is made anew at each render and only starts; the request is what decides
  }, [settled]);

  // With nothing chosen there is nothing to print, also not what was shown last.
  const outcome = wanted !== null && made?.request === wanted ? made : null;
  const isUnderWay = wanted !== null && outcome === null;
  const deliverAwaited = useEffectEvent(() => {
    if (awaited !== null && outcome?.file) deliver(awaited, outcome.file);
    setAwaited(null);
  });
  useEffect(() => {
    if (!isUnderWay) deliverAwaited();
  }, [isUnderWay]);
  async function handOver(action: () => Promise<unknown>) {
    setFailure(null);
    try {
      if ((await beforeDelivery?.()) !== false) await action();
    } catch (error) {
      setFailure(failureOf(error));
    }
  }
  function deliver(how: Delivery, file: ExportedFile) {
    void handOver(() => (how === 'print' ? printFile(host, file, paper) : saveFile(host, file, language)));
  }
  /** At once where it is made, and otherwise as soon as it is: a key that is pressed early is not lost. */
  function ask(how: Delivery) {
    if (outcome?.file) deliver(how, outcome.file);
    else if (isUnderWay) setAwaited(how);
  }
  useHotkeys(
    [
      ['mod+P', () => ask('print')],
      ['mod+S', () => ask('save')],
      ['mod+shift+S', () => otherFormat?.isReady && void handOver(otherFormat.save)],
    ],
    [],
    true,
  );
  useHotkeys([['Escape', (event) => !event.defaultPrevented && onBack(), { preventDefault: false }]]);

  const shownFailure = failure ?? props.failure ?? (state.is === 'failed' ? state.failure : null);
  const back = (
    <Tooltip label={t('ui.backHint')}>
      <ActionIcon aria-label={t('ui.back')} onClick={onBack}>
        <IconArrowLeft size={17} />
      </ActionIcon>
    </Tooltip>
  );
  const actions = (
    <Group gap="sm" wrap="nowrap">
      {props.mark}
      {state.is === 'running' && (
        <Button variant="subtle" onClick={cancel}>
          {t('ui.cancel')}
        </Button>
      )}
      {otherFormat && (
        <Tooltip label="Ctrl+Shift+S">
          <Button
            variant="default"
            leftSection={otherFormat.icon}
            disabled={!otherFormat.isReady}
            onClick={() => void handOver(otherFormat.save)}
          >
            {otherFormat.label}
          </Button>
        </Tooltip>
      )}
      <Tooltip label="Ctrl+S">
        <Button
          variant="default"
          leftSection={<IconDeviceFloppy size={15} />}
          disabled={!isUnderWay && !outcome?.file}
          loading={awaited === 'save'}
          onClick={() => ask('save')}
        >
          {t('sheetPage.savePdf')}
        </Button>
      </Tooltip>
      <Tooltip label="Ctrl+P">
        <Button
          leftSection={<IconPrinter size={15} />}
          disabled={!isUnderWay && !outcome?.file}
          loading={awaited === 'print'}
          onClick={() => ask('print')}
        >
          {t('sheetPage.print')}
        </Button>
      </Tooltip>
    </Group>
  );
  return (
    <Page title={title} isMarked={props.isMarked} before={back} actions={actions} isFilled>
      {shownFailure && <FailureBanner failure={shownFailure} isWhole={props.renderAround !== undefined} />}
      {renderAround(
        <div className={classes.columns} data-wide={props.isWide || undefined}>
          <div className={classes.options}>
            {props.children}
            <PrinterChoice />
          </div>
          <PdfPreview
            file={state.is === 'finished' ? state.result.file : null}
            isBusy={state.is === 'running'}
            done={state.is === 'running' ? state.progress?.done : undefined}
            label={previewLabel}
          />
        </div>,
      )}
    </Page>
  );
}
