/** Where a session was: its destination and place, once where the place already names the destination. */
export function sessionPlace({ place, destination }: { place: string; destination: string }): string {
  const isNamed = place.toLocaleLowerCase('id').includes(destination.toLocaleLowerCase('id'));
  return isNamed ? place : `${destination}, ${place}`;
}
