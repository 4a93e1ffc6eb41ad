import { Popover, UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { attitudes, highRating, quadrantOf } from '../../shared/organizations.ts';
import type { OrganizationRow } from '../../shared/organizations.ts';
import { AttitudeMark } from './attitude-mark.tsx';
import { isArrow, markTowards } from './mark-places.ts';
import classes from './stakeholder-matrix.module.css';

export interface StakeholderMatrixProps {
  rows: readonly OrganizationRow[];
  kindOf: (row: OrganizationRow) => string;
  /** The one that was opened last, which takes the focus. */
  opened: string | undefined;
  onOpen: (id: string) => void;
}

const ratings = [1, 2, 3, 4, 5] as const;
const headHeight = 26;
const markHeight = 20;
const leastMarks = 3;
const unratedShown = 4;

interface Cell {
  influence: number;
  interest: number;
  shown: readonly OrganizationRow[];
  all: readonly OrganizationRow[];
  /** Of the button that shows the others; null where there are none. */
  moreKey: string | null;
}

/**
 * Influence from bottom to top, interest from left to right: each stakeholder is a mark in its cell and
 * leads to its record. The marks are one stop of Tab; arrows walk among them.
 */
export function StakeholderMatrix({ rows, kindOf, opened, onOpen }: StakeholderMatrixProps) {
  const { t } = useTranslation();
  const { ref, height } = useElementSize();
  const table = useRef<HTMLTableElement>(null);
  const rowHeight = Math.max(leastMarks * markHeight + 6, Math.floor((height - headHeight) / ratings.length));
  const lines = Math.floor((rowHeight - 6) / markHeight);
  const cells = ratings.toReversed().map((influence) => ({
    influence,
    row: ratings.map((interest) => cellOf(rows, influence, interest, lines - Number(isCorner(influence, interest)))),
  }));
  const places = cells.map(({ row }) =>
    row.map(({ shown, moreKey }) => [...shown.map(({ id }) => id), ...(moreKey === null ? [] : [moreKey])]),
  );
  const [walkedTo, setWalkedTo] = useState(opened ?? '');
  const keys = places.flat(2);
  const active = keys.includes(walkedTo) ? walkedTo : keys[0];
  const unrated = rows.filter(({ influence, interest }) => influence === null || interest === null);

  useEffect(() => {
    if (opened !== undefined) focusMark(opened);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when one comes back from a record
  }, []);

  function focusMark(key: string) {
    table.current?.querySelector<HTMLElement>(`[data-mark="${key}"]`)?.focus();
  }

  function walk(event: KeyboardEvent, from: string) {
    if (!isArrow(event.key)) return;
    event.preventDefault();
    focusMark(markTowards(places, from, event.key));
  }

  /** What makes a mark one of those that the arrows walk among. */
  const stopAt = (key: string) => ({
    'data-mark': key,
    tabIndex: key === active ? 0 : -1,
    onFocus: () => setWalkedTo(key),
    onKeyDown: (event: KeyboardEvent) => walk(event, key),
  });
  const mark = (row: OrganizationRow, isInCell: boolean) => (
    <Link
      to="/stakeholders/$id"
      params={{ id: row.id }}
      className={classes.mark}
      title={[row.name, kindOf(row), t(`attitude.${row.attitude}`)].join(' · ')}
      {...(isInCell && stopAt(row.id))}
      onClick={() => onOpen(row.id)}
    >
      <AttitudeMark attitude={row.attitude} />
      <span className={classes.name}>{row.name}</span>
      <span className="visually-hidden">, {t(`attitude.${row.attitude}`)}</span>
    </Link>
  );
  const all = (title: string, listed: readonly OrganizationRow[]) => (
    <Popover.Dropdown aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      <ul className={classes.all}>
        {listed.map((row) => (
          <li key={row.id}>{mark(row, false)}</li>
        ))}
      </ul>
    </Popover.Dropdown>
  );

  return (
    <>
      <div ref={ref} className={classes.frame}>
        <table ref={table} className={classes.matrix} aria-label={t('organizations.matrixLabel')}>
          <thead>
            <tr>
              <th scope="col" className={classes.origin}>
                {t('organizations.influence')}
              </th>
              {ratings.map((rating) => (
                <th key={rating} scope="col">
                  {t('organizations.interestOf', { rating: t(`organizations.rating.${rating}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(({ influence: ofRow, row }) => (
              <tr key={ofRow} style={{ height: rowHeight }}>
                <th scope="row">{t(`organizations.rating.${ofRow}`)}</th>
                {row.map(({ influence, interest, shown, all: ofCell, moreKey }) => {
                  const quadrant = quadrantOf(influence, interest) ?? 'monitor'; // both are rated here
                  const title = t('organizations.cell', { influence, interest });
                  return (
                    <td
                      key={interest}
                      data-quadrant={quadrant}
                      data-edge-below={influence === highRating || undefined}
                      data-edge-left={interest === highRating || undefined}
                    >
                      {isCorner(influence, interest) && (
                        <span className={classes.quadrant}>{t(`organizations.quadrants.${quadrant}`)}</span>
                      )}
                      {ofCell.length > 0 && (
                        <ul>
                          {shown.map((one) => (
                            <li key={one.id}>{mark(one, true)}</li>
                          ))}
                          {moreKey !== null && (
                            <li>
                              <Popover width={320} trapFocus returnFocus withinPortal>
                                <Popover.Target>
                                  <UnstyledButton className={classes.more} {...stopAt(moreKey)}>
                                    {t('organizations.more', { count: ofCell.length - shown.length })}
                                  </UnstyledButton>
                                </Popover.Target>
                                {all(`${title} · ${t(`organizations.quadrants.${quadrant}`)}`, ofCell)}
                              </Popover>
                            </li>
                          )}
                        </ul>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.below}>
        {unrated.length > 0 && (
          <div className={classes.unrated}>
            <span>{t('organizations.unrated')}:</span>
            {unrated.slice(0, unratedShown).map((row) => (
              <span key={row.id} className={classes.unratedMark}>
                {mark(row, false)}
              </span>
            ))}
            {unrated.length > unratedShown && (
              <Popover width={320} trapFocus returnFocus withinPortal>
                <Popover.Target>
                  <UnstyledButton className={classes.more}>
                    {t('organizations.more', { count: unrated.length - unratedShown })}
                  </UnstyledButton>
                </Popover.Target>
                {all(t('organizations.unrated'), unrated)}
              </Popover>
            )}
          </div>
        )}
        <div className={classes.legend}>
          {attitudes.map((attitude) => (
            <span key={attitude} className={classes.legendItem}>
              <AttitudeMark attitude={attitude} />
              {t(`attitude.${attitude}`)}
            </span>
          ))}
        </div>
      </div>
    </>
  );
}

/** The cell at the top left of its quadrant, which has the quadrant's name. */
function isCorner(influence: number, interest: number): boolean {
  return [ratings.length, highRating - 1].includes(influence) && [1, highRating].includes(interest);
}

/** What a cell of so many lines shows; the button for the others takes one of them. */
function cellOf(rows: readonly OrganizationRow[], influence: number, interest: number, lines: number): Cell {
  const all = rows.filter((row) => row.influence === influence && row.interest === interest);
  const fits = all.length <= lines;
  return {
    influence,
    interest,
    all,
    shown: fits ? all : all.slice(0, lines - 1),
    moreKey: fits ? null : `more-${influence}-${interest}`,
  };
}
