import { comparableName } from '../../shared/person-names.ts';
import { comparablePhone } from '../../shared/phone.ts';
import { searchText } from '../../shared/search-text.ts';

/** What is kept of a person beside name and phone as typed: the forms in which they are searched and compared. */
export function comparedFields({ name, phone }: { name: string; phone: string }) {
  return {
    searchName: searchText(name),
    comparableName: comparableName(name),
    comparablePhone: comparablePhone(phone),
  };
}
