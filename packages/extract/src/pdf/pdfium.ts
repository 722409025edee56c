import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { ExtractError } from '../errors.ts';

/** The wasm module with its memory. Every call takes and gives numbers; memory is the caller's to free. */
export interface Pdfium {
  call: WrappedPdfiumModule;
  /** A view, not a copy: gone with the next call. */
  bytes(address: number, count: number): Uint8Array;
  doubles(address: number, count: number): Float64Array;
  floats(address: number, count: number): Float32Array;
  /** The float number `index` from an address on: without the copy, for what is read character by character. */
  floatAt(address: number, index: number): number;
  /** A copy of `count` bytes. */
  copy(address: number, count: number): Uint8Array<ArrayBuffer>;
  /** Lends `bytes` of wasm memory for the time of `use`. */
  lend<T>(bytes: number, use: (address: number) => T): T;
}

let loading: Promise<Pdfium> | undefined;

/** Loaded once. After a wasm abort every further call throws: let the process go and start another. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfium> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasm = await readFile(path);
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
  const call = await init({ wasmBinary });
  call.PDFiumExt_Init();
  const memory = call.pdfium as unknown as Memory;
  callDirectly(call, memory.wasmExports);
  let floatView = memory.HEAPF32;
  return {
    call,
    bytes: (address, count) => memory.HEAPU8.subarray(address, address + count),
    doubles: (address, count) => memory.HEAPF64.slice(address >> 3, (address >> 3) + count),
    copy: (address, count) => memory.HEAPU8.slice(address, address + count) as Uint8Array<ArrayBuffer>,
    floatAt: (address, index) => {
      // Memory that grew leaves an empty view behind; looking the view up each time is what takes long.
      if (floatView.length === 0) floatView = memory.HEAPF32;
      return floatView[(address >> 2) + index] ?? 0;
    },
    floats: (address, count) => memory.HEAPF32.slice(address >> 2, (address >> 2) + count),
    lend: (bytes, use) => {
      const address = memory.wasmExports.malloc(bytes);
      try {
        return use(address);
      } finally {
        memory.wasmExports.free(address);
      }
    },
  };
}

/** Functions that are called for every character and every line, and that take and give nothing but numbers. */
const oftenCalled = /^FPDF(?:Text|TextObj|PageObj|Path|PathSegment|FormObj|Page)_(?:Get|Count)/;

/** The package converts the arguments of every call, which takes longer than these calls themselves. */
function callDirectly(call: WrappedPdfiumModule, exported: Memory['wasmExports']): void {
  const direct = Object.entries(exported).filter(([name]) => oftenCalled.test(name));
  Object.assign(call, Object.fromEntries(direct));
}

interface Memory {
  HEAPU8: Uint8Array;
  HEAPF32: Float32Array;
  HEAPF64: Float64Array;
  wasmExports: { malloc(bytes: number): number; free(address: number): void };
}

const PASSWORD_ERROR = 4;

/** Opens a document for the time of `use`; throws PASSWORD_REQUIRED or CORRUPT_FILE. */
export async function withDocument<T>(
  pdfium: Pdfium,
  bytes: Uint8Array,
  use: (document: number) => Promise<T>,
  password = '',
): Promise<T> {
  const memory = pdfium.call.pdfium as unknown as Memory;
  const address = memory.wasmExports.malloc(bytes.length);
  let document = 0;
  try {
    memory.HEAPU8.set(bytes, address);
    document = pdfium.call.FPDF_LoadMemDocument(address, bytes.length, password);
    if (document) return await use(document);
    const locked = pdfium.call.FPDF_GetLastError() === PASSWORD_ERROR;
    throw new ExtractError(locked ? 'PASSWORD_REQUIRED' : 'CORRUPT_FILE');
  } finally {
    if (document) pdfium.call.FPDF_CloseDocument(document);
    memory.wasmExports.free(address);
  }
}
