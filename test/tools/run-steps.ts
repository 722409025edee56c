import { spawn } from 'node:child_process';

export interface Step {
  name: string;
  command: string;
  args: string[];
}

/** Runs commands side by side, says of each how it went, and shows the output of those that failed. */
export async function runSteps(steps: Step[]): Promise<boolean> {
  const results = await Promise.all(steps.map(runStep));
  return results.every(Boolean);
}

async function runStep({ name, command, args }: Step): Promise<boolean> {
  const startedMs = Date.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const passed = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (!passed) console.log(output.trimEnd().replaceAll(/^/gm, '    '));
  return passed;
}
