import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

let hasShownPage = false;

export interface PageProps {
  title: string;
  before?: ReactNode;
  actions?: ReactNode;
  /** Unsaved work: the title carries a mark. */
  isMarked?: boolean;
  /** The content scrolls by itself (lists) instead of the page. */
  isFilled?: boolean;
  children: ReactNode;
}

/** A page of the program: its title, its buttons, its content. */
export function Page({ title, before, actions, isMarked = false, isFilled = false, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`;
  }, [title, t]);

  useEffect(() => {
    // Not the first page after the start: there Tab begins with the skip link.
    if (!hasShownPage) {
      hasShownPage = true;
      return;
    }
    // A page that comes by a link or a key is read from its title; a field that takes the focus itself keeps it.
    const { activeElement } = document;
    if (activeElement === null || activeElement.matches('body, main, nav *')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        {before}
        <h1 className={classes.title} ref={heading} tabIndex={-1} title={title}>
          {title}
          {isMarked && <span aria-label={t('ui.unsaved')}> •</span>}
        </h1>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={`${classes.body} ${isFilled ? classes.fill : ''}`}>{children}</div>
    </div>
  );
}
