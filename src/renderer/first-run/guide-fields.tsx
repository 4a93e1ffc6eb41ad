import { Stack, Text } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { signatoryRoles, timeZoneSchema } from '../../shared/units.ts';
import { ProvinceLoader } from '../areas/province-loader.tsx';
import { AreasField } from '../components/form/area-field.tsx';
import { ChoiceField, Fields, LongTextField, TextField } from '../components/form/fields.tsx';
import { KopPreview } from '../units/kop-preview.tsx';
import { LogoField } from '../units/logo-field.tsx';
import type { GuideStep, GuideValues } from './guide-values.ts';

/** The fields of one step. */
export function GuideFields({ step, control }: { step: GuideStep; control: Control<GuideValues> }) {
  switch (step) {
    case 'unit':
      return <UnitStep control={control} />;
    case 'logo':
      return <LogoStep control={control} />;
    case 'signatories':
      return <SignatoryStep control={control} />;
    case 'rings':
      return <RingStep control={control} />;
  }
}

function UnitStep({ control }: { control: Control<GuideValues> }) {
  const { t } = useTranslation();
  return (
    <Fields>
      <TextField control={control} name="code" label={t('units.code')} help={t('help.unitCode')} span={4} isRequired />
      <ChoiceField
        control={control}
        name="timeZone"
        label={t('units.timeZone')}
        help={t('help.timeZone')}
        span={3}
        isRequired
        options={timeZoneSchema.options.map((value) => ({ value, label: value }))}
      />
      <TextField control={control} name="identities.0.name" label={t('units.name')} span={12} isRequired />
      <TextField control={control} name="identities.0.company" label={t('units.company')} span={12} isRequired />
      <LongTextField control={control} name="identities.0.address" label={t('units.address')} span={12} rows={2} />
    </Fields>
  );
}

function LogoStep({ control }: { control: Control<GuideValues> }) {
  const { t } = useTranslation();
  const [identity] = useWatch({ control, name: 'identities' });
  return (
    <Stack gap="md">
      <Fields>
        <LogoField control={control} name="identities.0.logo" label={t('units.logo')} span={6} />
        <LogoField control={control} name="identities.0.logoRight" label={t('units.logoRight')} span={6} />
      </Fields>
      <KopPreview
        label={t('firstRun.kop')}
        company={identity?.company ?? ''}
        unit={identity?.name ?? ''}
        address={identity?.address ?? ''}
        logo={identity?.logo ?? null}
        logoRight={identity?.logoRight ?? null}
      />
    </Stack>
  );
}

function SignatoryStep({ control }: { control: Control<GuideValues> }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      {signatoryRoles.map((role, place) => (
        <div key={role} role="group" aria-label={t(`signatoryRole.${role}`)}>
          <Text size="sm" fw={600} mb={2}>
            {t(`signatoryRole.${role}`)}
          </Text>
          <Fields>
            <TextField control={control} name={`signatories.${place}.name`} label={t('people.name')} span={6} />
            <TextField control={control} name={`signatories.${place}.position`} label={t('units.position')} span={6} />
          </Fields>
        </div>
      ))}
    </Stack>
  );
}

function RingStep({ control }: { control: Control<GuideValues> }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" mih={120}>
      <Fields>
        <AreasField
          control={control}
          name="ring1"
          label={t('units.ring', { number: 1 })}
          help={t('help.ring')}
          span={12}
        />
      </Fields>
      <ProvinceLoader />
    </Stack>
  );
}
