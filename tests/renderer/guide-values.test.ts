import { describe, expect, it } from 'vitest';
import { guideInput, guideValues, placedIssue } from '../../src/renderer/first-run/guide-values.ts';

describe('the guide to the first unit', () => {
  const values = guideValues();
  values.signatories[1] = { name: 'Budi', position: ' ' };
  values.signatories[2] = { name: '', position: 'General Manager' };

  it('saves the roles that were filled in, from the first day of the name', () => {
    values.identities[0] = { ...values.identities[0]!, validFrom: '2026-01-01' };
    expect(guideInput(values).signatories).toEqual([
      { role: 'checked', name: 'Budi', position: ' ', validFrom: '2026-01-01' },
      { role: 'approved', name: '', position: 'General Manager', validFrom: '2026-01-01' },
    ]);
  });

  it('finds the step and field of an issue, past the roles that were left out', () => {
    const placed = (...path: (string | number)[]) => {
      const { step, path: at } = placedIssue({ path, code: 'required' }, values);
      return `${step} ${at.join('.')}`;
    };
    expect(placed('signatories', 0, 'position')).toBe('signatories signatories.1.position');
    expect(placed('signatories', 1, 'name')).toBe('signatories signatories.2.name');
    expect(placed('code')).toBe('unit code');
    expect(placed('identities', 0, 'name')).toBe('unit identities.0.name');
    expect(placed('identities', 0, 'logo')).toBe('logo identities.0.logo');
    expect(placed('rings', 3, 'areaCode')).toBe('rings ring1');
  });
});
