/** The server's own contract, in addition to what the services document. */

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

/** The tools that do not belong to one model. */
export const COMPANION_TOOLS = ['list_models', 'quote', 'submit_job', 'get_job', 'list_jobs', 'confirm_job', 'spending', 'import_image'];

/** The tools of a server with only Api18's key. */
export const API18_TOOLS = [...Object.values(MODEL_TOOLS), ...COMPANION_TOOLS];

/** The tools of a server with every key, and of the sandbox. */
export const ALL_TOOLS = [...API18_TOOLS, ...THEO_TOOLS, ...IMGHERO_TOOLS];

export const MAX_INSTRUCTIONS_LENGTH = 1500;
export const MAX_TOOL_LIST_BYTES = 28 * 1024;

/** All fields of the structuredContent of a call about a job. */
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
