import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Place } from '../../../definition.ts';
import { useDesk, useSpeaker } from '../design-context.ts';
import { fieldOptions, placeWords } from '../step-words.ts';

export type PlaceSelectProps = { readonly label: string; readonly value: Place; readonly onValue: (place: Place) => void };

/** Which union, in plain words: ours, the one above, so many above, the topmost, or one that the form names. */
export function PlaceSelect({ label, value, onValue }: PlaceSelectProps) {
  const t = useText();
  const speaker = useSpeaker();
  const { definition } = useDesk();
  const named = fieldOptions(definition.form, t, (kind) => kind === 'union').map((option) => ({ unionIn: option.value }));
  const known: readonly Place[] = ['own', 'above', { levelsAbove: 2 }, { levelsAbove: 3 }, { levelsAbove: 4 }, 'top', ...named];
  const places = known.some((place) => keyOf(place) === keyOf(value)) ? known : [...known, value];
  return (
    <SelectFilter
      label={label} value={keyOf(value)} options={places.map((place) => ({ value: keyOf(place), label: placeWords(speaker, place) }))}
      onValue={(key) => onValue(places.find((place) => keyOf(place) === key) ?? 'own')}
    />
  );
}

function keyOf(place: Place): string {
  return JSON.stringify(place);
}
