/** A location's own clock: which day it is there, and how far that day has come. */

const DAY_MS = 24 * 3600_000;

export interface Local {
  /** "2026-11-23" */
  day: string;
  /** Since midnight. */
  minutes: number;
  /** Minutes that the clock is ahead of UTC. */
  offset: number;
}

/** What a clock of an IANA zone shows. @param now ISO, UTC. */
export function localTime(now: string, timeZone: string): Local {
  const at = new Date(now);
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
  const minute = Math.floor(at.getTime() / 60_000);
  return {
    day: new Date(wall).toISOString().slice(0, 10),
    minutes: of('hour') * 60 + of('minute'),
    offset: wall / 60_000 - minute,
  };
}

/** @param day "2026-11-23"; so is the answer. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(Date.parse(day)).getUTCDay();

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** "15:30" in minutes since midnight; without a time the day's end. */
export function minutesOf(time: string | null): number {
  const [hours = 24, minutes = 0] = time?.split(':').map(Number) ?? [];
  return hours * 60 + minutes;
}
