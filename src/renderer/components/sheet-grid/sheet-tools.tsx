import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowBarDown,
  IconDotsVertical,
  IconHelp,
  IconRowInsertTop,
  IconRowRemove,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridCommand } from './sheet-keys.ts';
import classes from './sheet-grid.module.css';

export interface SheetToolsProps {
  hasFixedRows: boolean;
  canUndo: boolean;
  canRedo: boolean;
  badCount: number;
  doubtCount: number;
  rowCount: number;
  /** The same function each time, so that the buttons are not drawn again. */
  onCommand: (command: GridCommand) => void;
  children?: ReactNode;
}

/** Buttons of the grid, and what there is to mend. */
export function SheetTools(props: SheetToolsProps) {
  const { t } = useTranslation();
  const { hasFixedRows, canUndo, canRedo, onCommand } = props;
  return (
    <div className={classes.tools}>
      <ToolButtons hasFixedRows={hasFixedRows} canUndo={canUndo} canRedo={canRedo} onCommand={onCommand} />
      {props.children}
      <div className={classes.status}>
        {props.badCount > 0 && (
          <Tooltip label={t('grid.nextHint')}>
            <Button size="compact-xs" variant="light" color="danger" onClick={() => props.onCommand({ do: 'next' })}>
              {t('grid.nextBad', { count: props.badCount })}
            </Button>
          </Tooltip>
        )}
        {props.doubtCount > 0 && (
          <Tooltip label={t('grid.nextHint')}>
            <Button
              size="compact-xs"
              variant="default"
              className={classes.doubtButton}
              onClick={() => props.onCommand({ do: 'next' })}
            >
              {t('grid.nextDoubt', { count: props.doubtCount })}
            </Button>
          </Tooltip>
        )}
        <span className="figures">{t('grid.rows', { count: props.rowCount })}</span>
      </div>
    </div>
  );
}

type ToolButtonsProps = Pick<SheetToolsProps, 'hasFixedRows' | 'canUndo' | 'canRedo' | 'onCommand'>;

/** The buttons; each names its key in the tooltip. Memoised: tooltips cost more to draw than a screen of rows. */
const ToolButtons = memo(function ToolButtons(props: ToolButtonsProps) {
  const { t } = useTranslation();
  const tool = (label: string, icon: ReactNode, command: GridCommand, isDisabled = false) => (
    <Tooltip label={label} key={label}>
      <ActionIcon
        aria-label={label}
        disabled={isDisabled}
        // The grid keeps the focus, so that typing goes on where it was.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => props.onCommand(command)}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      {!props.hasFixedRows && tool(t('grid.insertRows'), <IconRowInsertTop size={16} />, { do: 'insertRows' })}
      {!props.hasFixedRows && tool(t('grid.deleteRows'), <IconRowRemove size={16} />, { do: 'deleteRows' })}
      {tool(t('grid.fillDown'), <IconArrowBarDown size={16} />, { do: 'fillDown' })}
      {tool(t('grid.undo'), <IconArrowBackUp size={16} />, { do: 'undo' }, !props.canUndo)}
      {tool(t('grid.redo'), <IconArrowForwardUp size={16} />, { do: 'redo' }, !props.canRedo)}
      {tool(t('grid.menuHint'), <IconDotsVertical size={16} />, { do: 'menu' })}
      {tool(t('grid.keysHint'), <IconHelp size={16} />, { do: 'help' })}
    </>
  );
});
