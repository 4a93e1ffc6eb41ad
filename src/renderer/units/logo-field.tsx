import { Button, FileButton, Group, Image, Text } from '@mantine/core';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from '../components/form/fields.tsx';

const maximumBytes = 500 * 1024;

/** A logo as a data URL: PNG or JPEG, because the PDF can hold those. */
export function LogoField<Values extends FieldValues>(props: FieldProps<Values>) {
  const { t } = useTranslation();
  const { field, fieldState } = useController<Values>(props);
  const [refusal, setRefusal] = useState<'picture' | 'pictureTooLarge' | null>(null);

  async function take(file: File | null) {
    if (file === null) return;
    if (!['image/png', 'image/jpeg'].includes(file.type)) return setRefusal('picture');
    if (file.size > maximumBytes) return setRefusal('pictureTooLarge');
    setRefusal(null);
    field.onChange(await dataUrl(file));
  }

  const error = refusal === null ? fieldState.error?.message : t(`errors.${refusal}`);
  return (
    <div style={{ gridColumn: `span ${props.span}` }} role="group" aria-label={props.label}>
      <Text size="xs" fw={500}>
        {props.label}
      </Text>
      <Group gap="sm" wrap="nowrap" mih={34}>
        {field.value && <Image src={field.value} alt={props.label} h={34} w="auto" maw={120} fit="contain" />}
        <FileButton onChange={(file) => void take(file)} accept="image/png,image/jpeg">
          {(button) => (
            <Button variant="default" size="compact-xs" {...button}>
              {t('units.chooseLogo')}
            </Button>
          )}
        </FileButton>
        {field.value && (
          <Button variant="subtle" size="compact-xs" onClick={() => field.onChange(null)}>
            {t('units.removeLogo')}
          </Button>
        )}
      </Group>
      {error && (
        <Text size="xs" c="danger.8" role="alert">
          {error}
        </Text>
      )}
    </div>
  );
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });
}
