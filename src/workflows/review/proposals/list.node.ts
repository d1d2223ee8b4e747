import { z } from 'zod';
import { ROLE_TITLES } from '../../../access/index.ts';
import { eachLang, fill, inARow, say } from '../../../base/text.ts';
import type { List } from '../../../platform/http/list.ts';
import { hand, text } from '../answers.node.ts';
import { PROPOSAL_STATES, type ProposalState, type StoredProposal } from '../proposal.ts';
import { PROPOSAL_KINDS, PROPOSALS } from '../uses.ts';

/** Proposals as they are answered, sorted, and taken along as a file. */

export const proposalBody = z.object({
  id: z.string(),
  cycle: z.string(),
  person: z.string(),
  name: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  title: text,
  about: text.describe('Why it was proposed.'),
  state: z.enum(PROPOSAL_STATES),
  hands: z.array(hand.extend({ as: z.enum(['hr', 'manager']) })),
  waitsFor: z.array(text).describe('As what somebody still has to confirm.'),
  madeAt: z.string(),
  why: z.string(),
  fact: z.string().nullable(),
  flaggedAt: z.string().nullable().describe('Since when a confirmed one has lost the result it rests on.'),
});
export type ProposalRow = z.output<typeof proposalBody>;

export function proposalAnswer({ restsOn, hands, ...proposal }: StoredProposal): ProposalRow {
  const { title, about, needs } = PROPOSALS[proposal.kind];
  const waiting = proposal.state === 'open' ? needs.filter((need) => !hands.some(({ as }) => as === need)) : [];
  return {
    ...proposal,
    title,
    about: eachLang((lang) => fill(about[lang], { n: String(restsOn.length), periods: inARow(restsOn, lang) })),
    hands: [...hands],
    waitsFor: waiting.map((need) => ROLE_TITLES[need]),
  };
}

const STATE_TITLES: Readonly<Record<ProposalState, z.output<typeof text>>> = {
  open: { 'zh-CN': '待确认', 'zh-TW': '待確認', en: 'Open' },
  confirmed: { 'zh-CN': '已确认', 'zh-TW': '已確認', en: 'Confirmed' },
  refused: { 'zh-CN': '已否决', 'zh-TW': '已否決', en: 'Refused' },
  withdrawn: { 'zh-CN': '已撤回', 'zh-TW': '已撤回', en: 'Withdrawn' },
};

export const PROPOSAL_LIST: List<ProposalRow, 'made' | 'person' | 'kind'> = {
  sorts: {
    made: { column: 'made_at', as: 'instant', of: (row) => row.madeAt },
    person: { column: 'person', as: 'text', of: (row) => row.person },
    kind: { column: 'kind', as: 'text', of: (row) => row.kind },
  },
  id: (row) => row.id,
  down: true,
  columns: [
    { title: { 'zh-CN': '工号', 'zh-TW': '工號', en: 'Person id' }, cell: (row) => row.person },
    { title: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' }, cell: (row) => row.name },
    {
      title: { 'zh-CN': '建议', 'zh-TW': '建議', en: 'Proposal' },
      cell: (row, lang) => say(row.title, lang),
      width: 24,
    },
    { title: { 'zh-CN': '依据', 'zh-TW': '依據', en: 'Ground' }, cell: (row, lang) => say(row.about, lang), width: 40 },
    {
      title: { 'zh-CN': '状态', 'zh-TW': '狀態', en: 'State' },
      cell: (row, lang) => say(STATE_TITLES[row.state], lang),
    },
    {
      title: { 'zh-CN': '已确认', 'zh-TW': '已確認', en: 'Confirmed by' },
      cell: (row, lang) =>
        inARow(
          row.hands.map(({ name }) => name),
          lang,
        ),
    },
    {
      title: { 'zh-CN': '等待确认', 'zh-TW': '等待確認', en: 'Waits for' },
      cell: (row, lang) =>
        inARow(
          row.waitsFor.map((who) => say(who, lang)),
          lang,
        ),
    },
    { title: { 'zh-CN': '理由', 'zh-TW': '理由', en: 'Reason' }, cell: (row) => row.why, width: 40 },
    {
      title: { 'zh-CN': '提出时间（UTC）', 'zh-TW': '提出時間（UTC）', en: 'Proposed (UTC)' },
      cell: (row) => row.madeAt,
      width: 26,
    },
    {
      title: { 'zh-CN': '失去依据（UTC）', 'zh-TW': '失去依據（UTC）', en: 'Lost its ground (UTC)' },
      cell: (row) => row.flaggedAt,
      width: 26,
    },
    { title: { 'zh-CN': '编号', 'zh-TW': '編號', en: 'Id' }, cell: (row) => row.id, width: 38 },
  ],
};
