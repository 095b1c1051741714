const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** "3 minutes ago"; the exact time belongs into a title. */
export function ago(time) {
  const seconds = (new Date(time) - Date.now()) / 1000;
  const steps = [[60, 1, 'second'], [3600, 60, 'minute'], [86400, 3600, 'hour'], [2592000, 86400, 'day']];
  for (const [limit, unit, name] of steps) {
    if (Math.abs(seconds) < limit) return relative.format(Math.round(seconds / unit), name);
  }
  return relative.format(Math.round(seconds / 2592000), 'month');
}

export const moment = time => time ? exact.format(new Date(time)) : '';

export function bytes(count) {
  if (count < 1000) return count + ' B';
  if (count < 1e6) return (count / 1e3).toFixed(count < 1e4 ? 1 : 0) + ' kB';
  if (count < 1e9) return (count / 1e6).toFixed(count < 1e7 ? 1 : 0) + ' MB';
  return (count / 1e9).toFixed(1) + ' GB';
}

export function duration(milliseconds) {
  if (milliseconds === null || milliseconds === undefined) return '';
  if (milliseconds < 1000) return Math.round(milliseconds) + ' ms';
  if (milliseconds < 60000) return (milliseconds / 1000).toFixed(1) + ' s';
  return Math.floor(milliseconds / 60000) + ' min ' + Math.round(milliseconds % 60000 / 1000) + ' s';
}

/** Seconds from the start of a recording as 2:03.4 or 1:02:03.4 */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  const parts = [whole >= 3600 ? String(minutes).padStart(2, '0') : minutes, String(whole % 60).padStart(2, '0')];
  if (whole >= 3600) parts.unshift(Math.floor(whole / 3600));
  return parts.join(':') + '.' + Math.floor((seconds - whole) * 10);
}

export function label(name) {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const iso = time => new Date(time).toISOString().slice(0, 10);

/** Days are those of UTC, as 2026-02-19. */
export const today = () => iso(Date.now());
export const daysBack = count => iso(Date.now() - count * 86400000);

/** "19 Feb 2026", or from–to. */
export function dayNames(from, to) {
  if (from && to && from !== to) return day.formatRange(new Date(from), new Date(to));
  if (from && to) return day.format(new Date(from));
  return from ? `${day.format(new Date(from))} –` : to ? `– ${day.format(new Date(to))}` : '';
}

const counts = new Intl.NumberFormat();
export const count = number => number === null || number === undefined ? '' : counts.format(number);

export function percent(share) {
  return share > 0 && share < .005 ? '< 1 %' : share < 1 && share > .995 ? '> 99 %' : Math.round(share * 100) + ' %';
}
