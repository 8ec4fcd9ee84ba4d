import { slug, type EntityList } from './entity-list';
import {
  FULL_ORGANISATIONS,
  ORGANISATION_ALIASES,
  ORGANISATION_NAMES,
  WEAK_ABBREVIATIONS,
} from './organisation-names';

/** States the international organisations that the profiles name as members of. */
export function addOrganisations(list: EntityList): void {
  for (const [short, long] of Object.entries(ORGANISATION_NAMES)) {
    const aliases = [
      ...(ORGANISATION_ALIASES[short] ?? []),
      ...(WEAK_ABBREVIATIONS.has(short) ? [] : [short]),
    ];
    list.add({ id: `organisation/${slug(short)}`, canonical: long, kind: 'organisation', aliases });
  }
  for (const name of FULL_ORGANISATIONS)
    list.add({ id: `organisation/${slug(name)}`, canonical: name, kind: 'organisation' });
}
