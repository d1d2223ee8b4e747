import { complete, type Text } from '../../base/text.ts';
import { readPlan } from '../../plan/index.ts';
import type { PlanVersion } from './model.ts';

/** What a version waits for, in the words of tasks and notices. */
export function publishWords({ plan, version, text }: PlanVersion): Text {
  const read = readPlan(text, plan);
  const title = complete({ en: plan, ...(read.ok ? read.value.title : {}) });
  return {
    'zh-CN': `发布方案“${title['zh-CN']}”第 ${version} 版`,
    'zh-TW': `發布方案「${title['zh-TW']}」第 ${version} 版`,
    en: `Publish version ${version} of the plan ${title.en}`,
  };
}

export function versionLink({ plan, version }: PlanVersion): string {
  return `/plans/${encodeURIComponent(plan)}/${version}`;
}
