/** The hours of the day that have service in them: from 22:00 to 06:00 is a night, from and to the same the whole day. */
export function hoursServed({ from, to }: { readonly from: string; readonly to: string }): ReadonlySet<number> {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const open = (minute: number) => (start < end ? start <= minute && minute < end : minute >= start || minute < end);
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return new Set(hours.filter((hour) => open(hour * 60) || open(hour * 60 + 59)));
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
