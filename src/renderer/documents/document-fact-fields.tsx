import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { factsOfDocument } from '../../shared/documents.ts';
import type { DocumentFacts, DocumentKind } from '../../shared/documents.ts';
import { DateField } from '../components/form/date-field.tsx';
import { Fields, LongTextField, TextField } from '../components/form/fields.tsx';

const longFacts: readonly (keyof DocumentFacts)[] = ['addressee', 'opening', 'closing'];
const halfFacts: readonly (keyof DocumentFacts)[] = ['city', 'date'];

/** The fields of a paper, as many as it bears. */
export function DocumentFactFields({ control, document }: { control: Control<DocumentFacts>; document: DocumentKind }) {
  const { t } = useTranslation();
  return (
    <Fields>
      {factsOfDocument[document].map((name) => {
        const field = { control, name, label: t(`documents.facts.${name}`) };
        if (name === 'date') return <DateField key={name} {...field} span={6} />;
        if (longFacts.includes(name)) return <LongTextField key={name} {...field} span={12} rows={2} />;
        return <TextField key={name} {...field} span={halfFacts.includes(name) ? 6 : 12} />;
      })}
    </Fields>
  );
}
