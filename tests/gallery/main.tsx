import './fake-messages';
import '@/assets/base.css';
import { render } from 'preact';
import { i18n } from '#i18n';
import { stories } from './stories';

/** `?story=NAME&locale=ar&dir=rtl` shows one surface; without a story, all their names. */
const params = new URLSearchParams(location.search);
const story = stories[params.get('story') ?? ''];
document.documentElement.lang = i18n.t('ui_language');
document.documentElement.dir = params.get('dir') ?? i18n.t('ui_direction');
if (story) void story.show().then((page) => render(page, document.body));
else
  render(
    <ul>
      {Object.keys(stories).map((name) => (
        <li key={name}>
          <a href={`?story=${name}`}>{name}</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
