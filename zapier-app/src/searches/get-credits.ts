import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { call } from '../api/call.ts';
import type { Credits } from '../api/types.ts';

async function perform(z: ZObject, bundle: Bundle) {
  const { pages } = bundle.inputData as { pages?: number };
  const { credits } = await call<{ credits: Credits }>(z, { path: '/v1/credits' });
  const { balance, per_page, monthly_pages } = credits;
  const payable = balance === null ? null : Math.floor(balance / per_page.extract_fields);
  const monthly = monthly_pages.limit === null ? null : Math.max(0, monthly_pages.limit - monthly_pages.used);
  const left = [payable, monthly].filter((count) => count !== null);
  const pagesLeft = left.length > 0 ? Math.min(...left) : null;
  return [
    {
      id: 'credits',
      balance,
      pages_left: pagesLeft,
      is_unlimited: pagesLeft === null,
      is_enough: pagesLeft === null || pagesLeft >= (pages ?? 1),
      credits_per_page: per_page.extract_fields,
      pages_this_month: monthly_pages.used,
      month_ends_at: monthly_pages.resets_at,
    },
  ];
}

export const getCredits = {
  key: 'get_credits',
  noun: 'Credits',
  display: {
    label: 'Get Credits',
    description: 'Gets how many credits are left and how many pages they are enough for.',
  },
  operation: {
    inputFields: [
      {
        key: 'pages',
        label: 'Pages to Read',
        type: 'integer',
        required: false,
        helpText: 'How many pages you want to have read. "Is Enough" then says whether that is possible.',
      },
    ],
    perform,
    sample: {
      id: 'credits',
      balance: 1200,
      pages_left: 400,
      is_unlimited: false,
      is_enough: true,
      credits_per_page: 3,
      pages_this_month: 61,
      month_ends_at: '2026-04-01T00:00:00.000Z',
    },
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'balance', label: 'Credits Left', type: 'integer' },
      { key: 'pages_left', label: 'Pages Left', type: 'integer' },
      { key: 'is_unlimited', label: 'Is Unlimited', type: 'boolean' },
      { key: 'is_enough', label: 'Is Enough', type: 'boolean' },
      { key: 'credits_per_page', label: 'Credits per Page', type: 'integer' },
      { key: 'pages_this_month', label: 'Pages Read This Month', type: 'integer' },
      { key: 'month_ends_at', label: 'Month Ends At', type: 'datetime' },
    ],
  },
} satisfies Search;
