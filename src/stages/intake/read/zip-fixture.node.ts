import { crc32, deflateRawSync } from 'node:zlib';

/** Makes the smallest zip and XLSX files a test needs, broken ones included. */

export interface ZipPart {
  readonly name: string;
  readonly data: string | Buffer;
  /** The unpacked size the archive claims, where it lies. */
  readonly claims?: number;
}

export function zip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims } of parts) {
    const raw = Buffer.from(data);
    const packed = deflateRawSync(raw);
    const file = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? raw.length, 18);
    fields.writeUInt16LE(file.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, file, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, file);
    offset += 30 + file.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

export interface BookOptions {
  readonly styles?: string;
  readonly strings?: string;
  readonly workbookPr?: string;
  readonly sheets?: readonly { readonly name: string; readonly xml: string; readonly state?: string }[];
  readonly claims?: number;
}

/** A workbook of one sheet (or of `sheets`) around the given sheet XML. */
export function book(sheetXml: string, options: BookOptions = {}): Buffer {
  const sheets = options.sheets ?? [{ name: 'S', xml: sheetXml }];
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"${state === undefined ? '' : ` state="${state}"`}/>`,
  );
  const related = sheets.map((_, i) => `<Relationship Id="r${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`);
  return zip([
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="r">${options.workbookPr ?? ''}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${related.join('')}</Relationships>` },
    ...(options.styles === undefined ? [] : [{ name: 'xl/styles.xml', data: options.styles }]),
    ...(options.strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', data: options.strings }]),
    ...sheets.map(({ xml }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: xml,
      ...(options.claims !== undefined && { claims: options.claims }),
    })),
  ]);
}

export function sheet(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** Rows of inline texts: `[['a', 'b'], ['1', '2']]`. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, i) => {
      const all = cells.map((text, j) =>
        text === '' ? '' : `<c r="${String.fromCharCode(65 + j)}${i + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${i + 1}">${all.join('')}</row>`;
    })
    .join('');
}
