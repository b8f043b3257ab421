import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { checkCharacter } from '#platform/forms/id-number.ts';
import { ROSTER_COLUMNS } from './roster-columns.ts';

async function writeRoster(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${ROSTER_COLUMNS}\n`);
  for (let number = 0; number < rows; number += 1) if (!out.write(`${rosterRow(number)}\n`)) await new Promise<void>((resolve) => { out.once('drain', () => resolve()); });
  out.end();
  await finished(out);
}

function rosterRow(number: number): string {
  const day = `${1961 + number % 40}${String(1 + number % 12).padStart(2, '0')}${String(1 + number % 28).padStart(2, '0')}`;
  const body = `61${String(1000 + Math.floor(number / 1000)).slice(-4)}${day}${String(number % 1000).padStart(3, '0')}`;
  return `会员${number},${body}${checkCharacter(body)},199${String(number).padStart(8, '0')},恒口毛绒玩具有限公司,${number % 40}车间,操作工,高中,2019/3/${1 + number % 28},汉族,陕西省安康市汉滨区恒口镇${number}号`;
}

await writeRoster(process.argv[2] ?? '', Number(process.argv[3]));
