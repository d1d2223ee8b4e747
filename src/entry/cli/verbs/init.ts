import { fill, say, type Text } from '../../../base/text.ts';
import type { Verb } from '../verb.ts';

const READY: Text = {
  'zh-CN': '数据文件夹已就绪：{dir}',
  'zh-TW': '資料夾已就緒：{dir}',
  en: 'The data folder is ready: {dir}',
};

export const init: Verb = {
  name: 'init',
  about: {
    'zh-CN': '建立空的数据文件夹',
    'zh-TW': '建立空的資料夾',
    en: 'make an empty data folder',
  },
  needs: 'owner',
  founds: true,
  operands: [],
  options: [],
  examples: ['jixin init --data ./acme'],
  run: async (call) => {
    const { inWorld } = await import('../world.ts');
    return inWorld(call, async () => {
      call.console.say(fill(say(READY, call.lang), { dir: call.dataDir }));
      return [];
    });
  },
};
