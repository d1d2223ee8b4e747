import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type PDFDocument from 'pdfkit';
import type { SheetPart, SheetRow, SlipSheet } from './sheet.ts';

/**
 * Payslips as a PDF, everybody's beginning on a page of their own. The Chinese font (Noto Sans SC) is embedded with the
 * characters that are used, so that it prints the same everywhere and its text can be found and copied.
 */

const require = createRequire(import.meta.url);
const FONT = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
/** A4 in points, and how far text keeps from its edges. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 } as const;
const WIDTH = PAGE.width - 2 * PAGE.margin;
const AMOUNT = 120;
const INK = '#1f2328';
const MUTED = '#5b636b';
const LINE = '#c9cdd2';

export async function writeSlips(out: Writable, sheets: AsyncIterable<SlipSheet>): Promise<number> {
  // Loaded for the first document: no start waits for it.
  const { default: Document } = await import('pdfkit');
  const doc = new Document({ size: 'A4', margin: PAGE.margin, autoFirstPage: false, info: { Creator: 'Jixin' } });
  doc.registerFont('text', FONT);
  doc.pipe(out);
  let people = 0;
  for await (const sheet of sheets) {
    people += 1;
    drawSheet(doc, sheet);
  }
  // A document without a page is none that a reader opens.
  if (people === 0) doc.addPage();
  doc.end();
  await finished(out);
  return people;
}

type Doc = InstanceType<typeof PDFDocument>;

function drawSheet(doc: Doc, { title, person, plan, parts, foot }: SlipSheet): void {
  doc.addPage();
  doc.font('text').fillColor(INK).fontSize(16).text(title, PAGE.margin, PAGE.margin, { width: WIDTH });
  doc.fontSize(11).text(person).fillColor(MUTED).fontSize(9).text(plan).moveDown(0.8);
  for (const part of parts) drawPart(doc, part);
  room(doc, 30);
  doc.moveDown(1).fillColor(MUTED).fontSize(8).text(foot, PAGE.margin, doc.y, { width: WIDTH });
}

function drawPart(doc: Doc, { title, rows }: SheetPart): void {
  room(doc, 48);
  doc.moveDown(0.6).fillColor(MUTED).fontSize(9).text(title, PAGE.margin, doc.y, { width: WIDTH });
  rule(doc);
  for (const row of rows) drawRow(doc, row);
}

function drawRow(doc: Doc, { title, why, amount, strong }: SheetRow): void {
  const size = strong ? 12 : 10;
  const width = WIDTH - AMOUNT - 12;
  const height = doc.fontSize(size).heightOfString(title, { width });
  const below = why === '' ? 0 : doc.fontSize(8).heightOfString(why, { width });
  room(doc, height + below + 8);
  const top = doc.y + 3;
  doc.fillColor(INK).fontSize(size).text(title, PAGE.margin, top, { width });
  doc.text(amount, PAGE.margin + WIDTH - AMOUNT, top, { width: AMOUNT, align: 'right' });
  doc.y = top + height;
  if (why !== '') doc.fillColor(MUTED).fontSize(8).text(why, PAGE.margin, doc.y, { width });
  rule(doc);
}

/** A hair line across the sheet, a little under what stands above it. */
function rule(doc: Doc): void {
  const y = doc.y + 3;
  doc
    .moveTo(PAGE.margin, y)
    .lineTo(PAGE.margin + WIDTH, y)
    .lineWidth(0.5)
    .strokeColor(LINE)
    .stroke();
  doc.y = y + 1;
}

/** A new page where what comes next does not fit. */
function room(doc: Doc, height: number): void {
  if (doc.y + height <= PAGE.height - PAGE.margin) return;
  doc.addPage();
  doc.y = PAGE.margin;
}
