import { collectionFunctions } from './collections.ts';
import { dateFunctions } from './dates.ts';
import { listFunctions } from './lists.ts';
import { textFunctions } from './texts.ts';

type ImlFunction = (...args: never[]) => unknown;

/**
 * The functions of IML that the app uses, and their nearest kin. Others are refused rather than guessed at.
 * Source: help.make.com, "Functions"; details from minsu-kang/make-custom-app-skill.
 */
export const functions: Readonly<Record<string, ImlFunction>> = {
  ...textFunctions,
  ...dateFunctions,
  ...listFunctions,
  ...collectionFunctions,
};

/** Those that look at an argument only when they need it. */
const lazyFunctions = ['if', 'ifempty', 'switch'] as const;

export const isFunction = (name: string): boolean =>
  Object.hasOwn(functions, name) || (lazyFunctions as readonly string[]).includes(name);
