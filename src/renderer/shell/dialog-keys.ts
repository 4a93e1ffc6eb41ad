import { useEffect } from 'react';

/**
 * Keys pressed while a dialog is open are the dialog's, also in the moment before it has taken the focus: who
 * types on without looking does not want them in the page beneath.
 */
export function useDialogKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', handOver, { capture: true });
    return () => window.removeEventListener('keydown', handOver, { capture: true });
  }, []);
}

function handOver(event: KeyboardEvent): void {
  // What opened the dialog just now was heard already.
  if (event.defaultPrevented) return;
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].at(-1);
  const from = event.target;
  if (!dialog || !(from instanceof Element) || dialog.contains(from)) return;
  // Lists of a dialog and notifications stand outside it and have their keys.
  const isBeneath = from === document.body || (from.closest('nav, main') && !from.closest('#overlays'));
  if (!isBeneath) return;
  const to = [
    ...dialog.querySelectorAll<HTMLElement>('[data-autofocus]'),
    ...dialog.querySelectorAll<HTMLElement>(reachable),
  ][0];
  (to ?? dialog).focus({ preventScroll: true });
  // What a key does by itself it does where the focus is by then; handlers hear it where it belongs.
  event.stopPropagation();
  const { key, code, ctrlKey, shiftKey, altKey, metaKey, repeat } = event;
  const handed = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
    repeat,
    bubbles: true,
    cancelable: true,
  });
  document.activeElement?.dispatchEvent(handed);
  if (handed.defaultPrevented) event.preventDefault();
}

const reachable =
  'input:not([type="hidden"]):not([disabled]), textarea, select, button:not([disabled]), a[href], [tabindex="0"]';
