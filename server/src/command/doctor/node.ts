import { type Finding, right, wrong } from './finding.ts';

const least = 24;

export function checkNode(): Finding {
  const { node } = process.versions;
  return Number(node.split('.')[0]) >= least
    ? right(`Node ${node} is new enough.`)
    : wrong(
        `Node ${node} is too old.`,
        `Install Node ${least}, or start Docglean with "npm start", which brings it.`,
      );
}
