import { complete, type Text } from '../../base/text.ts';
import { readPlan } from '../../plan/index.ts';
import type { PlanVersion } from './model.ts';

/** How messages call the text of a version. */
export function fileOf(plan: string, version: number): string {
  return `${plan}@${version}`;
}

function titleOf({ plan, text }: PlanVersion): Text {
  const read = readPlan(text, plan);
  return complete({ en: plan, ...(read.ok ? read.value.title : {}) });
}

/** What a version waits for, in the words of tasks and notices. */
export function publishWords(one: PlanVersion): Text {
  const { version } = one;
  const title = titleOf(one);
  return {
    'zh-CN': `发布方案“${title['zh-CN']}”第 ${version} 版`,
    'zh-TW': `發布方案「${title['zh-TW']}」第 ${version} 版`,
    en: `Publish version ${version} of the plan ${title.en}`,
  };
}

/** Said to those whom the plan pays. */
export function publishedWords(one: PlanVersion): Text {
  const { version, inForce } = one;
  const title = titleOf(one);
  return {
    'zh-CN': `您的薪酬方案“${title['zh-CN']}”第 ${version} 版已发布，${inForce} 起生效。`,
    'zh-TW': `您的薪酬方案「${title['zh-TW']}」第 ${version} 版已發布，${inForce} 起生效。`,
    en: `Version ${version} of your pay plan ${title.en} is published and holds from ${inForce}.`,
  };
}

export function versionLink({ plan, version }: PlanVersion): string {
  return `/plans/${encodeURIComponent(plan)}/${version}`;
}
