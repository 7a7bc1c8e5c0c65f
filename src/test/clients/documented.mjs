/**
 * Api18's models as its documentation describes them. They are written from the documentation alone, so they reveal
 * errors in the server's catalog. Prices are in mills (thousandths of a dollar), which are whole numbers. Each example
 * uses every parameter, with values other than the defaults where possible.
 */

const prompt = { type: 'string', maxLength: 2500 };
const image = { type: 'string' };
const text = { type: 'string' };
const seed = { type: 'integer' };
const randomSeed = { type: 'integer', default: -1 };
const promptExpansion = { type: 'boolean', default: false };
const choice = (values, defaultValue) => ({
  type: 'string',
  enum: values,
  ...(defaultValue && { default: defaultValue }),
});
const wholeNumber = (minimum, maximum, defaultValue) => ({ type: 'integer', minimum, maximum, default: defaultValue });
const imageUrl = 'https://example.com/your-image.jpg';

export const MODELS = {
  'centaurus-1.0-text-to-video': {
    output: 'video',
    mills: ({ resolution = '720p', duration = 5 }) => ({ '720p': 200, '1080p': 300 })[resolution] * duration,
    required: ['prompt'],
    parameters: {
      prompt,
      resolution: choice(['720p', '1080p'], '720p'),
      aspect_ratio: choice(['16:9', '9:16', '1:1', '4:3', '3:4'], '16:9'),
      duration: wholeNumber(2, 15, 5),
      seed,
      negative_prompt: text,
      enable_prompt_expansion: promptExpansion,
    },
    example: {
      resolution: '1080p',
      aspect_ratio: '9:16',
      duration: 7,
      seed: 42,
      negative_prompt: 'rain',
      enable_prompt_expansion: true,
    },
  },
  'centaurus-1.0-image-to-video': {
    output: 'video',
    mills: ({ resolution = '720p', duration = 5 }) => ({ '720p': 280, '1080p': 560 })[resolution] * duration,
    required: ['image', 'prompt'],
    parameters: { image, prompt, resolution: choice(['720p', '1080p'], '720p'), duration: wholeNumber(3, 15, 5), seed },
    example: { image: imageUrl, resolution: '1080p', duration: 3, seed: 0 },
  },
  'hera-1.0-image-to-video': {
    output: 'video',
    mills: ({ resolution = '720p', duration = 5 }) => ({ '720p': 200, '1080p': 300 })[resolution] * duration,
    required: ['image', 'prompt'],
    parameters: {
      image,
      prompt,
      resolution: choice(['720p', '1080p'], '720p'),
      duration: wholeNumber(5, 15, 5),
      seed,
      negative_prompt: text,
      shot_type: choice(['single', 'multi']),
      enable_prompt_expansion: promptExpansion,
    },
    example: {
      image: imageUrl,
      resolution: '1080p',
      duration: 10,
      seed: 7,
      negative_prompt: 'blur',
      shot_type: 'multi',
      enable_prompt_expansion: true,
    },
  },
  'hera-1.0-image-edit': {
    output: 'image',
    mills: () => 70,
    required: ['prompt', 'images'],
    parameters: {
      prompt,
      images: { type: 'array', minItems: 1, maxItems: 3 },
      seed,
      negative_prompt: text,
      enable_prompt_expansion: promptExpansion,
    },
    example: {
      images: [imageUrl, 'https://example.com/photo.jpg'],
      seed: 9007199254740991,
      negative_prompt: 'text',
      enable_prompt_expansion: false,
    },
  },
  'hera-1.0-text-to-image': {
    output: 'image',
    mills: ({ num_images = 1 }) => 56 * num_images,
    required: ['prompt'],
    parameters: {
      prompt,
      aspect_ratio: choice(['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', 'auto'], '1:1'),
      resolution: choice(['1k', '2k'], '1k'),
      num_images: wholeNumber(1, 9, 1),
    },
    example: { aspect_ratio: '21:9', resolution: '2k', num_images: 9 },
  },
  'zeus-1.0-image-to-video': {
    output: 'video',
    mills: ({ resolution = '480p', duration = 5 }) =>
      ({ '480p': { 5: 300, 8: 480 }, '720p': { 5: 600, 8: 960 } })[resolution][duration],
    required: ['image', 'prompt'],
    parameters: {
      image,
      prompt,
      resolution: choice(['480p', '720p'], '480p'),
      duration: wholeNumber(5, 8, 5),
      seed: randomSeed,
    },
    example: { image: imageUrl, resolution: '720p', duration: 8, seed: -1 },
  },
  'zeus-1.0-image-to-video-480p': {
    output: 'video',
    mills: () => 400,
    required: ['image', 'prompt'],
    parameters: {
      image,
      prompt,
      duration: wholeNumber(5, 5, 5),
      negative_prompt: text,
      enable_prompt_expansion: promptExpansion,
      seed: randomSeed,
    },
    example: { image: imageUrl, duration: 5, negative_prompt: 'fog', enable_prompt_expansion: true, seed: 3 },
  },
};

/** Theo's one endpoint, from its documentation, which states limits only for `count`. */
export const THEO_IMAGES = {
  required: ['prompt'],
  parameters: { prompt: text, style: text, aspect_ratio: text, count: wholeNumber(1, 4, 1) },
};

/** imghero's three endpoints, from its documentation. */
export const IMGHERO_IMAGE = {
  required: ['url'],
  parameters: {
    url: text,
    style: choice(
      [
        'auto',
        'photo',
        'illustration',
        'sketch',
        'neon_geo',
        'bold',
        'cartoon',
        'pop_art',
        'isometric',
        'minimal',
        '3d_render',
        'cinematic',
        'watercolor',
        'line_art',
        'retro',
        'anime',
        'paper_cut',
        'soft',
        'dark_glass',
      ],
      'auto',
    ),
    text_treatment: choice(['none', 'overlay', 'split'], 'none'),
  },
};
export const IMGHERO_SEARCH = {
  required: [],
  parameters: { q: text, limit: wholeNumber(1, 100, 20), offset: { type: 'integer', minimum: 0, default: 0 } },
};
export const IMGHERO_URL = { required: ['url_id'], parameters: { url_id: text } };
