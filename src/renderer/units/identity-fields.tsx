import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DateField } from '../components/form/date-field.tsx';
import { Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { LogoField } from './logo-field.tsx';
import type { UnitValues } from './unit-values.ts';
import classes from './unit-form.module.css';

export interface IdentityFieldsProps {
  control: Control<UnitValues>;
  index: number;
  onRemove?: () => void;
}

/** What the unit is called between two days; old reports keep it. */
export function IdentityFields({ control, index, onRemove }: IdentityFieldsProps) {
  const { t } = useTranslation();
  const at = `identities.${index}` as const;
  const removeLabel = t('units.removeIdentity');
  return (
    <div className={classes.block} role="group" aria-label={t('units.identityNumber', { number: index + 1 })}>
      <Fields>
        <TextField control={control} name={`${at}.name`} label={t('units.name')} span={4} isRequired />
        <TextField control={control} name={`${at}.company`} label={t('units.company')} span={4} isRequired />
        <DateField
          control={control}
          name={`${at}.validFrom`}
          label={t('units.validFrom')}
          help={t('help.validFrom')}
          span={2}
          isRequired
        />
        <DateField
          control={control}
          name={`${at}.validTo`}
          label={t('units.validTo')}
          help={t('help.validTo')}
          span={2}
        />
        <TextField control={control} name={`${at}.legalName`} label={t('units.legalName')} span={4} />
        <TextField control={control} name={`${at}.region`} label={t('units.region')} span={4} />
        <LogoField control={control} name={`${at}.logo`} label={t('units.logo')} span={2} />
        <LogoField control={control} name={`${at}.logoRight`} label={t('units.logoRight')} span={2} />
        <LongTextField control={control} name={`${at}.address`} label={t('units.address')} span={12} rows={1} />
      </Fields>
      {onRemove && (
        <Tooltip label={removeLabel}>
          <ActionIcon className={classes.remove} aria-label={removeLabel} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
