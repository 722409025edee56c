/** Why a webhook is switched off, in words for its owner. */
export const disabledReasons = {
  gone: 'The receiving address said that it is gone (410).',
  failing: 'No delivery has succeeded for five days.',
  owner: 'Switched off by its owner.',
};
