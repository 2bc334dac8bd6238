package rebound.servicekit.json;

/**
 * A body that changes the properties it names and no other (RFC 7396): a record whose components are nullable
 * {@link Patch}es. Only such a body may also come as {@value #MEDIA_TYPE}.
 */
public interface MergePatch {

    String MEDIA_TYPE = "application/merge-patch+json";
}
