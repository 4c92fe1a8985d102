/** When a parcel leaves a location: by its clock, its cut-off, its calendar, and how many leave before it. */
import { z } from 'zod';
import { addDays, daysBetween, localTime, minutesOf, weekdayOf } from '../contracts/calendar.ts';
import { type LocationPolicy, WEEKDAYS } from '../contracts/policy.ts';

/** Parcels that were planned for a day, whether or not it is one on which the location works or has room. */
export const ParcelsOn = z.object({
  locationId: z.string(),
  /** By the location's own calendar, after its cut-off the next: "2026-11-23" */
  day: z.string(),
  parcels: z.int().nonnegative(),
});
export type ParcelsOn = z.infer<typeof ParcelsOn>;

export interface Dispatch {
  /** By the location's own calendar. */
  day: string;
  /** Days from the location's today. */
  wait: number;
  /** Why it is not today. */
  because: string | null;
}

/** No calendar of holidays and no backlog goes on for longer: whatever is then is said to leave on the last day. */
const HORIZON_DAYS = 366;

/**
 * The first working day with room. What exceeds a day's room leaves on the next, in the order in which it came.
 * @param now ISO, UTC.
 */
export function dispatchOf(
  rule: LocationPolicy,
  timeZone: string,
  now: string,
  planned: ParcelsOn[],
): Dispatch {
  const today = localTime(now, rule.timeZone ?? timeZone);
  const isLate = today.minutes >= minutesOf(rule.cutOff);
  const first = isLate ? addDays(today.day, 1) : today.day;
  const works = (day: string) =>
    rule.workingDays.includes(WEEKDAYS[weekdayOf(day)] ?? 'sun') && !rule.holidays.includes(day);
  const begun = planned.map(({ day }) => day).sort()[0] ?? first;

  let backlog = 0;
  let full = false;
  let closed = false;
  for (let day = begun < first ? begun : first, days = 0; ; day = addDays(day, 1), days += 1) {
    backlog += planned.filter((each) => each.day === day).reduce((sum, { parcels }) => sum + parcels, 0);
    const room = works(day) ? (rule.capacity ?? Number.POSITIVE_INFINITY) : 0;
    if (day >= first) {
      if (backlog < room || days >= HORIZON_DAYS)
        return { day, wait: daysBetween(today.day, day), because: why(day) };
      full ||= room > 0;
      closed ||= room === 0;
    }
    backlog = Math.max(0, backlog - room);
  }

  function why(day: string): string | null {
    if (day === today.day) return null;
    const reasons = [
      isLate ? `cut-off ${rule.cutOff} is over` : null,
      full ? `full with ${rule.capacity} parcel(s) a day` : null,
      closed ? 'closed in between' : null,
    ];
    return reasons.filter(Boolean).join(', ') || null;
  }
}
