import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { VERBS } from '../../src/entry/cli/verbs.ts';
import { REPOSITORY } from '../architecture/tree.ts';
import { jixin } from './run-cli.ts';

describe('using the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixin usage '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows every command in the help, in each language', async () => {
    for (const [lang, word] of [
      ['zh-CN', '命令'],
      ['zh-TW', '指令'],
      ['en', 'Commands'],
    ] as const) {
      const { code, out, err } = await jixin(['--help', '--lang', lang]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain(word);
      for (const verb of VERBS) expect(out).toContain(`  ${verb.name}`);
    }
  });

  it.each(VERBS.map((verb) => verb.name))('%s explains itself with --help', async (name) => {
    const { code, out } = await jixin([...name.split(' '), '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`jixin ${name}`);
    expect(out).toContain('--format');
  });

  it.each([
    ['zh-CN', '没有选项 --persn'],
    ['zh-TW', '沒有選項 --persn'],
    ['en', 'There is no option --persn'],
  ])('answers a wrong option in %s with code 2', async (lang, sentence) => {
    const { code, out, err } = await jixin(['pay', '--persn', 'x'], { JIXIN_LANG: lang });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).toContain('--plan');
  });

  it('takes what holds for every command before, within and after its name', async () => {
    const typed = ['--lang en plan list', 'plan --lang en list', 'plan list --lang=en', '--data . --lang en plan list'];
    const answers = await Promise.all(typed.map((words) => jixin(words.split(' '), { JIXIN_LANG: 'zh-CN' })));
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], code: 0, err: '' });
  });

  it('says what is wrong where only options are typed, and which version it is', async () => {
    expect(await jixin(['--format', 'imports'])).toMatchObject({ code: 2, out: '' });
    expect(await jixin(['--lang', '--help'])).toMatchObject({ code: 0, err: '' });
    expect(await jixin(['help', 'plan', 'list'])).toEqual(await jixin(['plan', 'list', '--help']));
    expect(await jixin(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^jixin \d+\.\d+\.\d+\n$/),
    });
  });

  it('ends with code 2 for what is typed wrongly', async () => {
    expect((await jixin(['pya'])).code).toBe(2);
    expect((await jixin(['plan', 'chekc'])).code).toBe(2);
    expect((await jixin(['metrics', '--period', 'January'])).code).toBe(2);
    expect((await jixin(['undo'])).code).toBe(2);
  });

  it('ends with code 1 and one sentence for a file that is not there', async () => {
    const { code, err } = await jixin(['pay', '--plan', join(folder, 'no.yaml'), '--period', '2026-01']);
    expect(code).toBe(1);
    expect(err).toContain('cli.file-unreadable');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('lets a reader leave early', async () => {
    const child = spawn(process.execPath, [join(REPOSITORY, 'bin', 'jixin.mjs'), 'plan', 'list', '--format', 'json']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.stdout.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
