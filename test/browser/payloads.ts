import type { DemoFile } from '../../src/demo/model.ts';

/** Texts that would run if a page took them for anything but text; whatever runs says so in `window.ran`. */

const SCRIPTS = [
  (n: number) => `<img src=x onerror="window.ran=${n}">`,
  (n: number) => `"><script>window.ran=${n}</script>`,
  (n: number) => `'><svg/onload=window.ran=${n}>`,
  (n: number) => `</script><script>window.ran=${n}</script>`,
  (n: number) => `<a href="javascript:window.ran=${n}">x</a>`,
  (n: number) => `<iframe srcdoc="<script>parent.ran=${n}</script>">`,
  (n: number) => `{{constructor.constructor('window.ran=${n}')()}}`,
  (n: number) => `\${window.ran=${n}}$t(ran)`,
];

const made = new Map<string, string>();

/** The text with a script after it; the same text always with the same script, so that names still meet. */
export function hostile(plain: string): string {
  const known = made.get(plain);
  if (known !== undefined) return known;
  const script = SCRIPTS[made.size % SCRIPTS.length] as (typeof SCRIPTS)[number];
  const text = `${plain}${script(made.size + 1)}`;
  made.set(plain, text);
  return text;
}

/** What people write into the systems that the demo's files come from. */
const WRITTEN = new Set([
  ...['姓名', '小组', '组长', '经理', '项目', '旺旺昵称', '客服', '问题类型', '质检员', '扣分项', '客户'],
  ...['处理结果', '回访原因', 'by', 'why', 'name'],
]);

/** One of the demo's files as somebody with bad intent would have filled its systems. */
export function hostileFile(file: DemoFile): DemoFile {
  const written = file.headers.map((header) => WRITTEN.has(header));
  const rows = {
    *[Symbol.iterator]() {
      for (const row of file.rows)
        yield row.map((cell, i) => (written[i] && typeof cell === 'string' && cell !== '' ? hostile(cell) : cell));
    },
  };
  const name = file.name.replace('.', '<img src=x onerror="window.ran=-1">.');
  return { ...file, name, rows };
}
