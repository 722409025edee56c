import type { Behaviour } from '../world.ts';
import { apiCallBehaviours } from './api-call.ts';
import { comparingBehaviours } from './comparing.ts';
import { connectionBehaviours } from './connection.ts';
import { documentBehaviours } from './documents.ts';
import { errorBehaviours } from './errors.ts';
import { parserBehaviours } from './parsers.ts';
import { triggerBehaviours } from './triggers.ts';

export const behaviours: readonly Behaviour[] = [
  ...connectionBehaviours,
  ...errorBehaviours,
  ...documentBehaviours,
  ...parserBehaviours,
  ...comparingBehaviours,
  ...triggerBehaviours,
  ...apiCallBehaviours,
];
