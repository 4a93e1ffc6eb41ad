import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useDoubtQuestion } from '../../src/renderer/components/sheet-grid/use-doubt-question.tsx';
import { startTexts } from '../../src/renderer/i18n.ts';
import { theme } from '../../src/renderer/theme.ts';

afterEach(() => document.body.replaceChildren());

it('asks once before so many doubts are saved, and again when more come up', async () => {
  localStorage.clear();
  await startTexts();
  let doubts = 2;
  let saves = 0;
  function Form() {
    const mayKeepDoubts = useDoubtQuestion();
    function save() {
      if (mayKeepDoubts(doubts, save)) saves += 1;
    }
    return <button onClick={save}>Kirim</button>;
  }
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <MantineProvider theme={theme} forceColorScheme="light">
      <Notifications />
      <Form />
    </MantineProvider>,
  );
  const send = page.getByRole('button', { name: 'Kirim' });
  await userEvent.click(send);
  await expect.element(page.getByText(/^2 isian perlu dicek/)).toBeVisible();
  expect(saves).toBe(0);
  await userEvent.click(page.getByRole('button', { name: 'Simpan' }));
  expect(saves).toBe(1);
  doubts = 1;
  await userEvent.click(send);
  await expect.element(page.getByText(/^1 isian perlu dicek/)).toBeVisible();
  await userEvent.click(send);
  expect(saves).toBe(2);
  doubts = 0;
  await userEvent.click(send);
  expect(saves).toBe(3);
});
