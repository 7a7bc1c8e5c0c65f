/** What our own contract promises, beside what the service documents. */

export const MODEL_TOOLS = {
  'centaurus-1.0-text-to-video': 'centaurus_1_0_text_to_video',
  'centaurus-1.0-image-to-video': 'centaurus_1_0_image_to_video',
  'hera-1.0-image-to-video': 'hera_1_0_image_to_video',
  'hera-1.0-image-edit': 'hera_1_0_image_edit',
  'hera-1.0-text-to-image': 'hera_1_0_text_to_image',
  'zeus-1.0-image-to-video': 'zeus_1_0_image_to_video',
  'zeus-1.0-image-to-video-480p': 'zeus_1_0_image_to_video_480p',
};

export const THEO_TOOLS = ['theo_generate_images'];

export const IMGHERO_TOOLS = ['imghero_generate_image', 'imghero_search_urls', 'imghero_get_url'];

/** The tools that go with the models, as far as they are built. */
export const COMPANION_TOOLS = ['list_models', 'quote', 'submit_job', 'get_job', 'list_jobs', 'confirm_job', 'spending'];

/** What is there with the key of Api18 alone. */
export const TOOLS = [...Object.values(MODEL_TOOLS), ...COMPANION_TOOLS];

/** What is there with every key, and in the sandbox. */
export const EVERY_TOOL = [...TOOLS, ...THEO_TOOLS, ...IMGHERO_TOOLS];

export const LONGEST_INSTRUCTIONS = 1500;
export const LARGEST_LIST_BYTES = 28 * 1024;

/** Every field of the structuredContent of a call that concerns a job. */
export const JOB_FIELDS = [
  'job_id',
  'provider',
  'provider_job_id',
  'model',
  'status',
  'output_kind',
  'outputs',
  'quoted_usd',
  'cost_usd',
  'charged',
  'created_at',
  'completed_at',
  'expires_at',
  'elapsed_ms',
  'reused',
  'sandbox',
  'next_step',
  'error',
];
