/** The bench's time: a day of the simulated world is a minute or so, for Waybill's pauses and for everybody around it. */
export interface Clock {
  /** What Waybill multiplies its pauses by. */
  scale: number;
  /** Milliseconds of the machine. */
  hours(count: number): number;
  days(count: number): number;
}

export function clockOf(daySeconds: number): Clock {
  const days = (count: number) => Math.round(count * daySeconds * 1000);
  return { scale: daySeconds / 86_400, days, hours: (count) => days(count / 24) };
}
