import type { Task } from '../../notices/index.ts';
import type { Appeal } from './model.ts';
import type { MoveId } from './moves.ts';

/** One appeal that waits for one person: the appellant's answer, a seat's vote. Null where it waits for somebody else. */
export function taskOf(appeal: Appeal, moves: readonly MoveId[], person: string | null): Task | null {
  const { number, object, due, id } = appeal;
  const task = (kind: string, words: Task['title']): Task => ({
    kind,
    title: {
      'zh-CN': `${words['zh-CN']}：申诉 ${number}（${object.title['zh-CN']}）`,
      'zh-TW': `${words['zh-TW']}：申訴 ${number}（${object.title['zh-TW']}）`,
      en: `${words.en}: appeal ${number} (${object.title.en})`,
    },
    count: 1,
    due,
    link: `/appeals/${id}`,
  });
  if (appeal.person === person && moves.includes('accept'))
    return task('appeal.answer', { 'zh-CN': '答复结论', 'zh-TW': '答覆結論', en: 'Answer the decision' });
  if (moves.includes('vote')) return task('appeal.vote', { 'zh-CN': '投票', 'zh-TW': '投票', en: 'Vote' });
  return null;
}
