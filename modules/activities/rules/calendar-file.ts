/** One entry of a calendar, as the phone takes it over. Times are moments; the file writes them in UTC. */
export type CalendarEntry = {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  readonly link: string;
  readonly beginsAt: Date;
  readonly endsAt: Date;
};

/** The file that every phone's calendar reads (RFC 5545); `at` is when it was written. One id is one entry, however often it is taken over. */
export function calendarFile(entries: readonly CalendarEntry[], at: Date): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Zhijia//Activities//ZH', ...entries.flatMap((entry) => linesOf(entry, at)), 'END:VCALENDAR'];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function linesOf({ id, title, place, text, link, beginsAt, endsAt }: CalendarEntry, at: Date): readonly string[] {
  return [
    'BEGIN:VEVENT', `UID:${id}@zhijia`, `DTSTAMP:${stamp(at)}`, `DTSTART:${stamp(beginsAt)}`, `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${escape(title)}`, `LOCATION:${escape(place)}`, `DESCRIPTION:${escape(text)}`, `URL:${link}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(title)}`, 'TRIGGER:-PT2H', 'END:VALARM', 'END:VEVENT',
  ];
}

/** '20261124T120000Z' */
function stamp(at: Date): string {
  return `${at.toISOString().replaceAll(/[-:]/gu, '').slice(0, 15)}Z`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/gu, '\\n');
}

const OCTETS = 75;
const octets = new TextEncoder();

/** No line is longer than 75 octets; what goes on begins with a space, and no sign is cut in two (§3.1). */
function fold(line: string): string {
  let [folded, used] = ['', 0];
  for (const sign of line) {
    const size = octets.encode(sign).length;
    if (used + size > OCTETS) [folded, used] = [`${folded}\r\n `, 1];
    folded += sign;
    used += size;
  }
  return folded;
}
