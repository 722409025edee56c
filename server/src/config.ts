import path from 'node:path';
import * as z from 'zod';

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

const megabyte = 1024 * 1024;

const openAi = 'https://api.openai.com/v1';

const flag = z
  .enum(['true', 'false'], { error: 'Write true or false.' })
  .transform((text) => text === 'true');
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'Write a whole number.' })
    .int('Write a whole number.')
    .min(least, `Write a number from ${least} to ${most}.`)
    .max(most, `Write a number from ${least} to ${most}.`);

const hours = z.coerce
  .number({ error: 'Write a number of hours, such as 24.' })
  .positive('Write a number of hours above 0, such as 24; leave it out for the default.')
  .max(1_000_000, 'Write at most 1000000.');

/** Every setting, with its default and what it means to whoever runs the server. */
const Environment = z.object({
  PORT: wholeNumber(0, 65535).default(3210),
  HOST: z.string().default('127.0.0.1'),
  /** Embedded database, files, and what a running server says about itself. */
  DOCGLEAN_DATA_DIR: z.string().default('./data'),
  /** A Postgres (14 or newer) instead of the embedded database. */
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'Write an address like postgres://user:password@host:5432/database.',
    })
    .optional(),
  /** The first admin key; left out, one is made and printed once. */
  DOCGLEAN_API_KEY: z
    .string()
    .regex(
      /^dg_[A-Za-z0-9]{8}_[A-Za-z0-9]{24,}$/,
      'Write a key like dg_, 8 letters or digits, _, and 24 or more letters or digits.',
    )
    .optional(),
  /** Where others reach this server; used in links. */
  DOCGLEAN_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'Write an address like https://docglean.example.com.' })
    .optional(),
  /** The server that commands such as `export` talk to, where it is not the one on this data folder. */
  DOCGLEAN_URL: z
    .url({ protocol: /^https?$/, error: 'Write an address like https://docglean.example.com.' })
    .optional(),
  /** Webhooks and file addresses may lead to this machine and private networks. */
  DOCGLEAN_ALLOW_PRIVATE_URLS: flag.default(false),
  /** Documents read at the same time. */
  DOCGLEAN_WORKERS: wholeNumber(1, 64).optional(),
  DOCGLEAN_MAX_FILE_MB: wholeNumber(1, 1000).default(25),
  /** One document may take this long and this much memory. */
  DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS: wholeNumber(1, 3600).default(60),
  DOCGLEAN_DOCUMENT_MEMORY_MB: wholeNumber(128, 64_000).default(1500),
  /** Requests a minute with one API key. */
  DOCGLEAN_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  /** Requests an hour with one API key on the idpura surface, where only they count. */
  DOCGLEAN_IDPURA_REQUESTS_PER_HOUR: wholeNumber(1, 1_000_000).default(100),
  /** What is sent to the idpura surface is deleted after this, or sooner where DOCGLEAN_RETENTION_HOURS says so. */
  DOCGLEAN_IDPURA_RETENTION_HOURS: hours.default(24),
  /** Requests a minute with one API key on the perfectparser surface; left out, DOCGLEAN_REQUESTS_PER_MINUTE. */
  DOCGLEAN_PERFECTPARSER_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).optional(),
  /** The limits of the extraly surface: requests an hour with one API key, and the largest file. */
  DOCGLEAN_EXTRALY_REQUESTS_PER_HOUR: wholeNumber(1, 1_000_000).default(1000),
  DOCGLEAN_EXTRALY_MAX_FILE_MB: wholeNumber(1, 1000).default(20),
  /** The limits of the dataextractor surface: requests a minute that read and that extract, and the largest file. */
  DOCGLEAN_DATAEXTRACTOR_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(60),
  DOCGLEAN_DATAEXTRACTOR_EXTRACTIONS_PER_MINUTE: wholeNumber(1, 1_000_000).default(10),
  DOCGLEAN_DATAEXTRACTOR_MAX_FILE_MB: wholeNumber(1, 1000).default(25),
  /** Requests a minute with one API key on the docparse-labs surface; left out, DOCGLEAN_REQUESTS_PER_MINUTE. */
  DOCGLEAN_DOCPARSE_LABS_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).optional(),
  /** What an account without a balance of its own gets once; left out, it may use what it likes. */
  DOCGLEAN_CREDITS: wholeNumber(0, 1_000_000_000).optional(),
  /** Pages a calendar month (UTC) for each account that has no limit of its own. */
  DOCGLEAN_MONTHLY_PAGES: wholeNumber(0, 1_000_000_000).optional(),
  /** Files, results and events are deleted after this; left out, never. */
  DOCGLEAN_RETENTION_HOURS: hours.optional(),
  /** Whoever has it may read /metrics, from anywhere. */
  DOCGLEAN_METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/, 'Write 16 or more characters without spaces.')
    .optional(),
  PDF_ENGINE: z.enum(['pdfium', 'pdf-parse'], { error: 'Write pdfium or pdf-parse.' }).default('pdfium'),
  /** The AI model; left out, documents are read by local rules only. */
  OPENAI_MODEL: z.string().max(200).optional(),
  /** Any endpoint that speaks OpenAI's chat completions. */
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'Write an address like https://api.openai.com/v1.' })
    .default(openAi),
  OPENAI_API_KEY: z.string().optional(),
  /** Whether the model is shown pictures of scanned pages; left out, it is tried. */
  OPENAI_VISION: flag.optional(),
  /** One answer may take this long. */
  OPENAI_TIMEOUT_SECONDS: wholeNumber(1, 3600).default(120),
  /** Questions at the same time. */
  OPENAI_CONCURRENCY: wholeNumber(1, 100).default(4),
  /** What of a document is shown to the model at once; must fit into its context with the answer. */
  OPENAI_WINDOW_TOKENS: wholeNumber(500, 1_000_000).default(12_000),
  /** Stops runaways: read and written together. */
  OPENAI_MAX_TOKENS_PER_DOCUMENT: wholeNumber(1000, 100_000_000).default(400_000),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], {
      error: 'Write silent, error, warn, info or debug.',
    })
    .default('info'),
});

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  firstApiKey: string | undefined;
  publicUrl: string | undefined;
  serverUrl: string | undefined;
  allowPrivateUrls: boolean;
  workers: number;
  maxFileBytes: number;
  documentTimeoutMs: number;
  documentMemoryBytes: number;
  requestsPerMinute: number;
  idpura: IdpuraConfig;
  perfectparser: MinuteConfig;
  extraly: ExtralyConfig;
  dataextractor: DataextractorConfig;
  docparseLabs: MinuteConfig;
  /** Undefined: unlimited, as are the next two. */
  credits: number | undefined;
  monthlyPages: number | undefined;
  retentionHours: number | undefined;
  metricsToken: string | undefined;
  pdfEngine: 'pdfium' | 'pdf-parse';
  /** Undefined: documents are read by local rules only. */
  ai: AiConfig | undefined;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Only this machine can reach the server. */
  isLocalOnly: boolean;
}

/** The limits of the idpura surface; they hold only there. */
export interface IdpuraConfig {
  requestsPerHour: number;
  retentionHours: number;
}

/** The limit of a surface that counts by the minute; it holds only there. */
export interface MinuteConfig {
  requestsPerMinute: number;
}

export interface ExtralyConfig {
  requestsPerHour: number;
  maxFileBytes: number;
}

export interface DataextractorConfig {
  requestsPerMinute: number;
  extractionsPerMinute: number;
  maxFileBytes: number;
}

export interface AiConfig {
  model: string;
  baseUrl: string;
  apiKey: string | undefined;
  vision: boolean | undefined;
  timeoutMs: number;
  concurrency: number;
  windowTokens: number;
  maxTokensPerDocument: number;
}

/** Settings whose value is never printed. */
const secrets = new Set(['DATABASE_URL', 'DOCGLEAN_API_KEY', 'DOCGLEAN_METRICS_TOKEN', 'OPENAI_API_KEY']);

export class ConfigError extends Error {}

/** Reads all settings once; a wrong one throws a ConfigError whose message says what to write instead. */
export function readConfig(environment: Record<string, string | undefined>, cores: number): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) => {
      const value = secrets.has(String(name)) ? '' : ` (it is "${given[String(name)]}")`;
      return `${String(name)} has a wrong value${value}. ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: path.resolve(env.DOCGLEAN_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    firstApiKey: env.DOCGLEAN_API_KEY,
    publicUrl: env.DOCGLEAN_PUBLIC_URL?.replace(/\/+$/, ''),
    serverUrl: env.DOCGLEAN_URL,
    allowPrivateUrls: env.DOCGLEAN_ALLOW_PRIVATE_URLS,
    workers: env.DOCGLEAN_WORKERS ?? cores,
    maxFileBytes: env.DOCGLEAN_MAX_FILE_MB * megabyte,
    documentTimeoutMs: env.DOCGLEAN_DOCUMENT_TIMEOUT_SECONDS * 1000,
    documentMemoryBytes: env.DOCGLEAN_DOCUMENT_MEMORY_MB * megabyte,
    requestsPerMinute: env.DOCGLEAN_REQUESTS_PER_MINUTE,
    idpura: {
      requestsPerHour: env.DOCGLEAN_IDPURA_REQUESTS_PER_HOUR,
      retentionHours: env.DOCGLEAN_IDPURA_RETENTION_HOURS,
    },
    perfectparser: {
      requestsPerMinute: env.DOCGLEAN_PERFECTPARSER_REQUESTS_PER_MINUTE ?? env.DOCGLEAN_REQUESTS_PER_MINUTE,
    },
    extraly: {
      requestsPerHour: env.DOCGLEAN_EXTRALY_REQUESTS_PER_HOUR,
      maxFileBytes: env.DOCGLEAN_EXTRALY_MAX_FILE_MB * megabyte,
    },
    dataextractor: {
      requestsPerMinute: env.DOCGLEAN_DATAEXTRACTOR_REQUESTS_PER_MINUTE,
      extractionsPerMinute: env.DOCGLEAN_DATAEXTRACTOR_EXTRACTIONS_PER_MINUTE,
      maxFileBytes: env.DOCGLEAN_DATAEXTRACTOR_MAX_FILE_MB * megabyte,
    },
    docparseLabs: {
      requestsPerMinute: env.DOCGLEAN_DOCPARSE_LABS_REQUESTS_PER_MINUTE ?? env.DOCGLEAN_REQUESTS_PER_MINUTE,
    },
    credits: env.DOCGLEAN_CREDITS,
    monthlyPages: env.DOCGLEAN_MONTHLY_PAGES,
    retentionHours: env.DOCGLEAN_RETENTION_HOURS,
    metricsToken: env.DOCGLEAN_METRICS_TOKEN,
    pdfEngine: env.PDF_ENGINE,
    ai: aiConfigOf(env),
    logLevel: env.LOG_LEVEL,
    isLocalOnly: isLoopback(env.HOST),
  };
}

function aiConfigOf(env: z.output<typeof Environment>): AiConfig | undefined {
  if (env.OPENAI_MODEL === undefined) return undefined;
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === openAi)
    throw new ConfigError(
      'OPENAI_MODEL is set, but neither a key nor another service is. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a model of your own.',
    );
  return {
    model: env.OPENAI_MODEL,
    baseUrl: env.OPENAI_BASE_URL,
    apiKey: env.OPENAI_API_KEY,
    vision: env.OPENAI_VISION,
    timeoutMs: env.OPENAI_TIMEOUT_SECONDS * 1000,
    concurrency: env.OPENAI_CONCURRENCY,
    windowTokens: env.OPENAI_WINDOW_TOKENS,
    maxTokensPerDocument: env.OPENAI_MAX_TOKENS_PER_DOCUMENT,
  };
}
