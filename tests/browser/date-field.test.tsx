import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '../../src/renderer/styles/global.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { useForm } from 'react-hook-form';
import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DateField } from '../../src/renderer/components/form/date-field.tsx';
import { startTexts } from '../../src/renderer/i18n.ts';
import { theme } from '../../src/renderer/theme.ts';

afterEach(() => document.body.replaceChildren());

function Form() {
  const { control } = useForm<{ day: string | null }>({ defaultValues: { day: null } });
  return <DateField control={control} name="day" label="Tanggal" span={4} />;
}

it('says what else a typed day could mean once the field is left, and takes it back', async () => {
  localStorage.clear();
  await startTexts();
  createRoot(document.body.appendChild(document.createElement('div'))).render(
    <MantineProvider theme={theme} forceColorScheme="light">
      <main>
        <Form />
        <div id="overlays" />
      </main>
    </MantineProvider>,
  );
  const field = page.getByRole('textbox', { name: 'Tanggal' });
  await userEvent.fill(field, '05092026');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('05/09/2026');
  await expect
    .element(field)
    .toHaveAccessibleDescription('“05092026”: hari atau bulan dulu? 05/09/2026 atau 09/05/2026');
  await userEvent.fill(field, '5 Sep 2026');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).not.toHaveAccessibleDescription();
});
