import { deflateRawSync } from 'node:zlib';
import { zipStored, type Part } from '../unzip-parts.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest lawful workbook around one sheet, written by hand: what libraries do not write can be tried with it. */
export function workbookParts(sheetXml: string): Part[] {
  const part = (name: string, xml: string): Part => ({ name, bytes: Buffer.from(HEAD + xml) });
  return [
    part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
      + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
      + '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'),
    part('_rels/.rels', `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${MAIN}">${sheetXml}</worksheet>`),
  ];
}

export function workbookOf(sheetXml: string): Buffer {
  return zipStored(workbookParts(sheetXml));
}

export function textCells(row: number, texts: readonly string[]): string {
  const cells = texts.map((text, index) => `<c r="${String.fromCodePoint(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** The archive with one of its entries packed to something else than it says: `size` is what its headers claim. */
export function withPacked(parts: readonly Part[], name: string, content: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(content, { level: 9 });
  const zip = zipStored(parts.map((part) => (part.name === name ? { name, bytes: packed } : part)));
  for (const [signature, offset] of [[0x0403_4b50, 0], [0x0201_4b50, 2]] as const) {
    for (let at = 0; at + 30 < zip.length; at += 1) {
      if (zip.readUInt32LE(at) !== signature) continue;
      const title = zip.toString('utf8', at + (offset === 0 ? 30 : 46), at + (offset === 0 ? 30 : 46) + name.length);
      if (title !== name) continue;
      zip.writeUInt16LE(8, at + 8 + offset);
      zip.writeUInt32LE(claimed, at + 22 + offset);
    }
  }
  return zip;
}
