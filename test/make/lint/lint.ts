import type { AppFiles } from '../../make-runner/app-files.ts';
import { type Finding, modelOf } from './app-model.ts';
import { formRules } from './form-rules.ts';
import { imlRules } from './iml-rules.ts';
import { interfaceRules } from './interface-rules.ts';
import { moduleRules } from './module-rules.ts';
import { requestRules } from './request-rules.ts';
import { webhookRules } from './webhook-rules.ts';
import { wordingRules } from './wording-rules.ts';

/**
 * What Make's review looks at, as far as the files alone can tell. Source: developers.make.com, app-review/prerequisites
 * and best-practices; for security, minsu-kang/make-custom-app-skill.
 */
export function lint(files: AppFiles): Finding[] {
  const app = modelOf(files);
  const rules = [
    ...requestRules,
    ...moduleRules,
    ...formRules,
    ...interfaceRules,
    ...webhookRules,
    ...imlRules,
    ...wordingRules,
  ];
  return rules.flatMap((rule) => rule(app));
}
